package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Wire;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.CauseTrend;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.dossier.DossierCalls;

import javafx.scene.chart.StackedBarChart;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The breaks, their causes and their ages in the real window.
@ExtendWith(ApplicationExtension.class)
class BreakPicturesTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(ReconciliationCalls.CAUSES, _ -> BreakSample.causes());
        at.fake.answer(ReconciliationCalls.AGED, _ -> BreakSample.aged());
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void causesAndAgesAreShownInBothThemes(Theme theme, @TempDir Path folder) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.fake.answer(ReconciliationCalls.CAUSES, _ -> BreakSample.causesSoFar());
                    at.open(1280, 800);
                    at.shell.navigation().open(BreaksView.SCREEN, "causes");
                    at.layout();
                    assertThat(((StackedBarChart<?, ?>) at.lookup("#chart")).getData()).hasSize(6);
                    at.picture("causes-" + theme);
                    at.shell.navigation().open(BreaksView.SCREEN, "ages");
                    at.layout();
                    assertThat(((Label) at.lookup("#summary")).getText()).contains("4 overdue");
                    at.picture("ages-" + theme);
                    Path csv = folder.resolve("ages.csv");
                    var ages = at.lookup("#summary").getParent().lookup("#table");
                    ((RecordTable<?>) ages).export().csv(csv);
                    assertThat(Files.readAllLines(csv).get(1))
                            .contains(",6,1,7804.65,USD,7804.65,USD,2,3,,1,,183.15,USD,2621.50,");
                    return null;
                });
    }

    @Test
    void severalBreaksAreExplainedAlikeAndARefusalKeepsTheWords() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    openBreaks();
                    at.table(".breaks").getSelectionModel().selectRange(1, 5);
                    at.layout();
                    ((ComboBox<?>) at.lookup("#cause")).getSelectionModel().select(0);
                    TextArea note = (TextArea) at.lookup("#note");
                    note.setText("short");
                    at.fake.answer(
                            ReconciliationCalls.TRY_ON_BREAKS,
                            asked ->
                                    new BreakTrial(
                                            3,
                                            List.of(
                                                    new BreakTrial.Refusal(
                                                            new BreakId(
                                                                    UUID.fromString(
                                                                            asked.get("breaks")
                                                                                    .get(0)
                                                                                    .get("id")
                                                                                    .asText())),
                                                            "Say in 10 to 2,000 characters what"
                                                                    + " was found."))));
                    assertThat(((Button) at.lookup("#act")).getText())
                            .isEqualTo("Explain 4 breaks");
                    at.fire("#act");
                    assertThat(((Button) at.lookup("#rest")).getText())
                            .isEqualTo("Do it to the other 3");
                    assertThat(((Label) at.lookup("#refusals")).getText())
                            .matches(".*USD \\(Book .+\\): Say in 10 to 2,000 characters .+");
                    at.picture("breaks-bulk-refused");
                    assertThat(note.getText()).isEqualTo("short");
                    note.setText("They arrive with the next file");
                    assertThat(at.lookup("#told").isVisible()).isFalse();
                    return null;
                });
    }

    @Test
    void overdueBreaksAreCountedAndListedAlone() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    openBreaks();
                    ToggleButton overdue = (ToggleButton) at.lookup("#overdue");
                    assertThat(overdue.getText()).isEqualTo("Overdue (1)");
                    overdue.fire();
                    at.select(".breaks", 0);
                    assertThat(at.table(".breaks").getItems()).hasSize(1);
                    at.picture("breaks-overdue");
                    return null;
                });
    }

    @Test
    void nothingToReportAndASmallWindow() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1024, 640);
                    at.shell.navigation().open(BreaksView.SCREEN, "causes");
                    at.picture("small-causes");
                    at.fake.answer(ReconciliationCalls.CAUSES, _ -> new CauseTrend(List.of()));
                    at.fake.answer(
                            ReconciliationCalls.AGED,
                            _ -> new AgedBreaks(BreakSample.aged().on(), List.of()));
                    at.shell.navigation().open(BreaksView.SCREEN, "ages");
                    at.picture("ages-empty");
                    at.shell.navigation().open(BreaksView.SCREEN, "causes");
                    at.picture("causes-empty");
                    assertThat(at.lookup("#chart").isVisible()).isFalse();
                    return null;
                });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatIsKeptAboutABreakIsShownAndPartsAreTried(Theme theme) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.fake.answer(
                            DossierCalls.DOSSIER,
                            _ -> BreakSample.full(at.sample.breaks().getFirst()));
                    List<BreakCard> cards = new ArrayList<>(at.sample.breaks());
                    cards.set(0, explained(cards.getFirst()));
                    at.fake.answer(
                            ReconciliationCalls.BREAK_PAGE,
                            asked -> BreakSample.page(cards, asked));
                    at.open(1024, 1900);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    assertThat(((Label) at.lookup("#unexplained")).getText())
                            .isEqualTo(Words.money(BreakSample.usd("-4984.40")));
                    assertThat(at.lookup("#keep").isVisible()).isFalse();
                    CheckBox counterpart = (CheckBox) at.lookup("#others").lookup(".check-box");
                    counterpart.fire();
                    at.layout();
                    assertThat(((Label) at.lookup("#unexplained")).getText())
                            .isEqualTo(Words.money(BreakSample.usd("-2484.40")));
                    assertThat(at.lookup("#keep").isVisible()).isTrue();
                    at.picture("break-dossier-" + theme);
                    assertThat(((ComboBox<?>) at.lookup("#partCause")).getItems())
                            .as("compliance hears of whole breaks only")
                            .isNotEmpty()
                            .noneMatch(CauseCode.FRAUD_SUSPECTED::equals);
                    return null;
                });
    }

    @Test
    void aSumBeingTypedStandsWhileTheRestChangesAndGoesWithItsBreak() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    openBreaks();
                    at.select(".breaks", 0);
                    MoneyField sum = (MoneyField) at.lookup("#partSum");
                    String whole = sum.getText();
                    assertThat(whole).isNotEmpty();
                    CheckBox counterpart = (CheckBox) at.lookup("#others").lookup(".check-box");
                    counterpart.fire();
                    String rest = sum.getText();
                    assertThat(rest).as("proposed").isNotEmpty().isNotEqualTo(whole);
                    sum.setText("-12.5");
                    counterpart.fire();
                    assertThat(sum.getText()).isEqualTo("-12.5");
                    at.select(".breaks", 1);
                    at.select(".breaks", 0);
                    assertThat(sum.getText()).isEqualTo(whole);
                    return null;
                });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aWrongExplanationIsCorrectedFromWhatItSays(Theme theme) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    BreakCard open = at.sample.breaks().getFirst();
                    BreakCard said = Sample.card(RunsAndBreaksModelTest.explained(open));
                    at.fake.answer(
                            ReconciliationCalls.BREAK_PAGE,
                            asked -> BreakSample.page(List.of(said), asked));
                    at.open(1280, 1300);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    assertThat(((Label) at.lookup("#explainTitle")).getText())
                            .isEqualTo("Correct the explanation");
                    assertThat(((Button) at.lookup("#explain")).getText()).isEqualTo("Correct");
                    assertThat(((TextArea) at.lookup("#note")).getText())
                            .isEqualTo("The incoming leg is booked on HUB-1 tomorrow");
                    assertThat(((ComboBox<?>) at.lookup("#cause")).getValue())
                            .isEqualTo(CauseCode.TIMING);
                    at.picture("break-corrected-" + theme);
                    return null;
                });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aRowOfABankIsResolvedWithTheRowThatTakesItBack(Theme theme) throws Exception {
        List<BreakCard> pair =
                List.of(BreakSample.printed(1, "100.00"), BreakSample.printed(2, "-100.00"));
        at.fake.answer(
                ReconciliationCalls.RESOLVE,
                _ ->
                        Sample.prepared(
                                "RESOLVE_BREAK",
                                "break/" + pair.getFirst().found().id().value(),
                                "Resolve two rows",
                                FakeServer.me().id()));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.fake.answer(
                            ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(pair, asked));
                    at.open(1280, 1400);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    Button resolve = (Button) at.lookup("#resolve");
                    assertThat(resolve.isDisabled()).isTrue();
                    ComboBox<?> contra = (ComboBox<?>) at.lookup("#contra");
                    assertThat(contra.getItems()).hasSize(1);
                    contra.getSelectionModel().selectFirst();
                    assertThat(resolve.isDisabled()).isFalse();
                    ((TextArea) at.lookup("#evidence")).setText("The bank wrote that it erred");
                    at.picture("break-contra-" + theme);
                    resolve.fire();
                    return null;
                });
        assertThat(at.fake.seen())
                .anyMatch(
                        it ->
                                it.body()
                                        .contains(
                                                "\"contra\":{\"id\":\""
                                                        + pair.getLast().found().id().value()));
    }

    private static BreakCard explained(BreakCard card) throws Exception {
        ObjectNode told = Wire.STRICT.valueToTree(card);
        ((ObjectNode) told.get("found")).put("breakState", "EXPLAINED");
        return Wire.STRICT.treeToValue(told, BreakCard.class);
    }

    private void openBreaks() throws Exception {
        Theme.LIGHT.use(at.settings);
        at.open(1280, 800);
        at.shell.navigation().open(BreaksView.SCREEN);
        at.layout();
    }
}
