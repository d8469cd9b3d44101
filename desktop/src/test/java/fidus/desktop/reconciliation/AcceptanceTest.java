package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReferenceMode;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AcceptanceTrial;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Several suggestions accepted at once, and the keys that reject one and take a difference apart.
@ExtendWith(ApplicationExtension.class)
class AcceptanceTest {
    private ReconciliationWindow at;
    private final List<String> matched = new ArrayList<>();

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(
                WindowCalls.ACCEPT,
                asked -> {
                    asked.get("picked")
                            .forEach(one -> matched.add(one.get("bookRows").get(0).asText()));
                    return Sample.job(
                            JobState.DONE, 3, "2 suggestions accepted. 1 not: B3 with S3: gone.");
                });
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void aRowGoesToItsBestSuggestionAndADifferenceIsLeftOut() {
        Suggestion best = suggestion("0.92", "B1", "S1", "0.00");
        Suggestion second = suggestion("0.81", "B1", "S2", "0.00");
        Suggestion differs = suggestion("0.90", "B2", "S3", "0.01");
        Suggestion free = suggestion("0.70", "B4", "S2", "0.00");
        var bench = new WorkbenchModel(at.shell);
        var several = new AcceptanceModel(bench);
        assertThat(several.together(List.of(free, second, differs, best)))
                .containsExactly(best, free);
        Suggestion asGood = suggestion("0.88", "B1", "S2", "0.00");
        assertThat(several.together(List.of(asGood, differs, best))).isEmpty();
    }

    @Test
    void theMarginIsThatOfTheRulesOfTheAccount() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.fake.answer(WindowCalls.DESK, _ -> asking("0.12"));
                    at.open(1280, 800);
                    var bench = new WorkbenchModel(at.shell);
                    bench.open(Sample.RUN);
                    var several = new AcceptanceModel(bench);
                    Suggestion best = suggestion("0.92", "B1", "S1", "0.00");
                    Suggestion second = suggestion("0.81", "B1", "S2", "0.00");
                    assertThat(several.together(List.of(best, second))).isEmpty();
                    several.accept(List.of(best, second));
                    assertThat(matched).isEmpty();
                    Suggestion rival = suggestion("0.93", "B1", "S3", "0.01");
                    Suggestion free = suggestion("0.80", "B4", "S4", "0.00");
                    several.accept(List.of(best, rival, free));
                    assertThat(matched).as("what the button counts").containsExactly("B4");
                    return null;
                });
    }

    private RunDesk asking(String margin) {
        RunDesk usual = Windows.desk(at.whole);
        return new RunDesk(
                usual.card(),
                usual.version(),
                usual.checks(),
                usual.excluded(),
                usual.ties(),
                usual.openBreaks(),
                usual.suggestions(),
                usual.laterBreaks(),
                new BigDecimal(margin),
                null);
    }

    @Test
    void thoseRefusedAreNamedAndTheDeskIsReadAgain() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    var bench = new WorkbenchModel(at.shell);
                    bench.open(Sample.RUN);
                    var several = new AcceptanceModel(bench);
                    several.accept(
                            List.of(
                                    suggestion("0.92", "B1", "S1", "0.00"),
                                    suggestion("0.80", "B3", "S3", "0.00"),
                                    suggestion("0.70", "B4", "S4", "0.00")));
                    assertThat(matched).containsExactly("B1", "B3", "B4");
                    assertThat(several.isUnderWay()).isFalse();
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .endsWith("1 not: B3 with S3: gone.");
                    long read =
                            at.fake.seen().stream()
                                    .filter(it -> it.method().equals("GET"))
                                    .filter(it -> it.path().endsWith("/desk"))
                                    .count();
                    assertThat(read).isEqualTo(2);
                    return null;
                });
    }

    @Test
    void manyAreAcceptedFromTheScreen() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.whole = proposing();
                    at.open(1280, 800);
                    at.openRun();
                    assertThat(at.fake.seen())
                            .as("nobody looks at them yet")
                            .noneMatch(it -> it.path().endsWith("/suggestions"));
                    at.press(KeyCode.DIGIT2);
                    at.table("#table").getSelectionModel().selectAll();
                    at.layout();
                    assertThat(((Button) at.lookup("#acceptAll")).getText()).isEqualTo("Accept 3");
                    at.picture("workbench-accept-many");
                    at.press(KeyCode.A);
                    assertThat(matched).hasSize(3);
                    return null;
                });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatAScoreWouldTakeIsToldAndTextsNotComparedAreTickedIn(Theme theme) throws Exception {
        var kinds = List.of(new AcceptanceTrial.Kind("P2", ReferenceMode.EQUAL, 41));
        var unseen = List.of(new AcceptanceTrial.Kind("P8", ReferenceMode.IGNORE, 3));
        List<String> asked = new ArrayList<>();
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.whole = proposing();
                    at.fake.answer(
                            WindowCalls.TRY_ACCEPT, _ -> new AcceptanceTrial(kinds, 2, unseen));
                    at.fake.answer(
                            WindowCalls.ACCEPT,
                            of -> {
                                asked.add(of.get("uncompared").asText());
                                return Sample.job(JobState.DONE, 3, "Done.");
                            });
                    at.open(1024, 700);
                    at.openRun();
                    at.press(KeyCode.DIGIT2);
                    at.layout();
                    at.fire("#acceptRun");
                    at.layout();
                    assertThat(asked).isEmpty();
                    assertThat(((Label) at.lookup("#acceptRunTold")).getText())
                            .isEqualTo(
                                    "Equal reference: 41\n"
                                            + "2 left: more than one fits their rows");
                    CheckBox also = (CheckBox) at.lookup("#acceptRunAlso");
                    assertThat(also.getText())
                            .isEqualTo(
                                    "Also those whose texts were not compared: 3 (Sum and day"
                                            + " alone)");
                    assertThat(also.isSelected()).isFalse();
                    Button accept = (Button) at.lookup("#acceptRun");
                    assertThat(accept.getText()).isEqualTo("Accept 41");
                    at.picture("suggestions-by-score-" + theme);
                    also.fire();
                    assertThat(accept.getText()).isEqualTo("Accept 44");
                    also.fire();
                    at.fire("#acceptRun");
                    return null;
                });
        assertThat(asked).containsExactly("false");
    }

    @Test
    void manyUnderWaySayHowFarTheyAreAndStopBetweenTwo() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.whole = proposing();
                    at.fake.answer(WindowCalls.ACCEPT, _ -> Sample.job(JobState.RUNNING, 2, null));
                    at.fake.answer(JobCalls.CANCEL, _ -> Sample.job(JobState.CANCELLED, 3, null));
                    at.open(1024, 700);
                    at.openRun();
                    at.press(KeyCode.DIGIT2);
                    assertThat(at.lookup("#underWay").isVisible()).isFalse();
                    at.table("#table").getSelectionModel().selectAll();
                    at.press(KeyCode.A);
                    at.layout();
                    at.picture("workbench-accepting");
                    assertThat(at.lookup("#underWay").isVisible()).isTrue();
                    assertThat(((Label) at.lookup("#underWay .label")).getText())
                            .isEqualTo("Accepting: 2 of 5 looked at");
                    ((Button) at.lookup("#stopAccepting")).fire();
                    assertThat(at.lookup("#underWay").isVisible()).isFalse();
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .startsWith("Stopped after 3 of 5.");
                    return null;
                });
    }

    @Test
    void keysRejectAndTakeTheDifferenceApart() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    at.select("#book", 0);
                    at.press(KeyCode.R);
                    assertThat(at.lookup("#ask").isVisible()).isTrue();
                    assertThat(((TextField) at.lookup("#reason")).getText()).isEmpty();
                    at.press(KeyCode.S);
                    assertThat(at.lookup("#trying").isVisible()).isTrue();
                    at.picture("workbench-split");
                    return null;
                });
    }

    /// The desk of the sample with a suggestion for three of its pairs.
    private Workbench proposing() {
        Workbench whole = at.sample.workbench(RunState.COMPLETED, List.of());
        List<Suggestion> suggestions = new ArrayList<>();
        for (MatchRow row : whole.book().subList(0, 3)) {
            suggestions.add(suggestion("0.88", row.rowId(), row.rowId(), "0.00"));
        }
        return new Workbench(
                whole.card(),
                whole.book(),
                whole.statement(),
                List.of(),
                suggestions,
                List.of(),
                List.of(),
                whole.checks(),
                List.of(),
                true,
                whole.bookRows(),
                whole.statementRows());
    }

    private static Suggestion suggestion(
            String score, String book, String statement, String difference) {
        return new Suggestion(
                1,
                Condition.SUGGEST_ONLY,
                "P8",
                new BigDecimal(score),
                List.of(book),
                List.of(statement),
                Money.of(difference, "USD"),
                1);
    }
}
