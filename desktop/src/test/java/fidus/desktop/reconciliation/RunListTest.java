package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.EndedSignOff;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.SignOffTrial;
import fidus.reconciliation.desk.WindowCalls;

import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;
import java.util.UUID;

/// What the list of runs counts, and what is left in it of a sign-off that nobody signed.
@ExtendWith(ApplicationExtension.class)
class RunListTest {
    private static final Instant AT = Instant.parse("2026-11-20T08:15:00Z");
    private static final EndedSignOff REFUSED =
            new EndedSignOff(
                    EndedSignOff.How.REFUSED, "Ben Example", AT, "The charge is not explained.");
    private static final EndedSignOff VOID =
            new EndedSignOff(EndedSignOff.How.VOID, null, AT, "Main account was compared again.");

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private RunCard card(
            int id,
            @Nullable String outdated,
            @Nullable Integer found,
            @Nullable EndedSignOff end) {
        RunCard own =
                at.sample.card(new RunId(new UUID(9, id)), RunState.COMPLETED, at.sample.breaks());
        return new RunCard(
                own.run(),
                own.account(),
                own.openBreaks(),
                own.explainedBreaks(),
                own.settledBreaks(),
                own.evidenceHash(),
                own.startedAt().minusSeconds(id),
                null,
                null,
                outdated,
                null,
                null,
                null,
                null,
                null,
                found,
                end);
    }

    private static String tab(RunCard card, int open, @Nullable Integer later) {
        var desk = new RunDesk(card, 1, List.of(), List.of(), true, open, 0, later, null, null);
        var texts = ResourceBundle.getBundle("fidus.desktop.reconciliation.WorkbenchView");
        return new BreaksTab(texts).words(desk);
    }

    @Test
    void theTabCountsAsTheListDoesAndNamesThoseOfLaterDaysApart() {
        RunCard own = card(1, null, 6, null);
        assertThat(tab(own, 0, 1)).isEqualTo("Breaks 0 open, 1 of later days");
        assertThat(tab(own, 1_200, 0)).isEqualTo("Breaks " + Words.count(1_200) + " open");
        assertThat(tab(own, 0, null)).isEqualTo("Breaks");
        assertThat(tab(card(1, "a newer run.", 6, null), 2, 1))
                .isEqualTo("Breaks 2 open today, 1 of later days");
    }

    @Test
    void aSignOffThatNobodySignedLeavesItsTrace() {
        var words = new SignOffWords();
        assertThat(words.of(card(1, null, 6, REFUSED), FakeServer.me()))
                .isEqualTo("Refused by Ben Example on 2026-11-20: The charge is not explained.");
        assertThat(words.of(card(1, null, 6, VOID), FakeServer.me()))
                .isEqualTo("Void since 2026-11-20: Main account was compared again.");
        var back = new EndedSignOff(EndedSignOff.How.TAKEN_BACK, "Olivia Marsh", AT, "");
        assertThat(words.of(card(1, null, 6, back), FakeServer.me()))
                .isEqualTo("Taken back by Olivia Marsh on 2026-11-20.");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void whatARunCameToStaysAndWhatBecameOfItIsTheNewerOnes(Theme theme, int width, int height)
            throws Exception {
        List<RunCard> all =
                List.of(
                        card(1, null, 3, REFUSED),
                        card(2, null, 0, VOID),
                        card(3, "a newer run of these days was completed.", 6, null),
                        card(4, "a newer run of these days was completed.", null, null));
        at.fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(all, null));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.picture("run-list-" + theme + "-" + width);
                    assertThat(column("Found")).containsExactly(3L, 0L, 6L, null);
                    assertThat(column("Open")).containsExactly(6L, 6L, null, null);
                    assertThat(column("Settled")).containsExactly(4L, 4L, null, null);
                    return true;
                });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800"})
    void whatIsExplainedAndNotEndedIsNotClean(Theme theme, int width, int height) throws Exception {
        RunCard run = card(1, null, 3, REFUSED);
        at.fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(run), null));
        at.fake.answer(
                WindowCalls.DESK,
                _ -> new RunDesk(run, 1, List.of(), List.of(), true, 6, 0, 1, null, null));
        RunId id = run.run().id();
        at.fake.answer(
                ReconciliationCalls.TRY_SIGN_OFFS,
                _ ->
                        new SignOffTrial(
                                List.of(
                                        new SignOffTrial.Line(id, "1@A", null, 0),
                                        new SignOffTrial.Line(id, "2@A", null, 1),
                                        new SignOffTrial.Line(id, "3@A", null, 4),
                                        new SignOffTrial.Line(id, "4@A", null))));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.select("#table", 0);
                    at.fire("#signOff");
                    at.picture("run-list-trial-" + theme);
                    assertThat(((GridPane) at.lookup("#lines")).getChildren())
                            .extracting(label -> ((Label) label).getText())
                            .containsExactly(
                                    "1@A",
                                    "Can be signed off: clean",
                                    "2@A",
                                    "Can be signed off: none is open, 1 explained break has not"
                                            + " ended",
                                    "3@A",
                                    "Can be signed off: none is open, 4 explained breaks have not"
                                            + " ended",
                                    "4@A",
                                    "Can be signed off");
                    ReconciliationWindow.press(at.lookup("#table"), KeyCode.ESCAPE);
                    assertThat(((GridPane) at.lookup("#lines")).getChildren()).isEmpty();
                    at.openRun();
                    at.press(KeyCode.DIGIT5);
                    at.picture("run-list-ended-" + theme);
                    return true;
                });
    }

    private List<@Nullable Object> column(String title) {
        var table = ((RecordTable<?>) at.lookup("#table")).table();
        TableColumn<?, ?> column =
                table.getColumns().stream()
                        .filter(one -> one.getText().equals(title))
                        .findFirst()
                        .orElseThrow();
        List<@Nullable Object> values = new java.util.ArrayList<>();
        for (int i = 0; i < table.getItems().size(); i++) {
            values.add(column.getCellData(i));
        }
        return values;
    }
}
