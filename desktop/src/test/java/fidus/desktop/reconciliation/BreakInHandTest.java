package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.DossierCalls;

import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// What is said about a break goes to one of the list that is open, and to no other.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class BreakInHandTest {
    private static final RunId OTHER = new RunId(new UUID(0, 79));
    private static final String BANK = "bank/Volksbank";

    private ReconciliationWindow at;
    private List<BreakCard> breaks;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        breaks = new ArrayList<>(at.sample.breaks());
        breaks.add(ofBank(breaks.getLast().found()));
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(breaks, asked));
        at.fake.answer(
                DossierCalls.COMMENT,
                _ -> new Comment(1, FakeServer.me().id(), "Ann Example", Sample.NOW, "x"));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void aRunOfAnotherAccountTakesNoBreakOverFromTheOneBefore() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1440, 900);
                    at.openRun();
                    at.press(KeyCode.DIGIT3);
                    at.select(".breaks", 1);
                    assertThat(at.lookup("#card").isVisible()).isTrue();
                    at.whole = ofBank(at.whole);
                    at.shell.navigation().open(ReconciliationView.SCREEN, "run/" + OTHER.value());
                    at.press(KeyCode.DIGIT3);
                    assertThat(at.table(".breaks").getItems())
                            .extracting(it -> ((BreakCard) it).account())
                            .containsExactly(BANK);
                    assertThat(at.table(".breaks").getSelectionModel().isEmpty()).isTrue();
                    assertThat(at.lookup("#card").isVisible()).isFalse();
                    assertThat(at.lookup("#nothing").isVisible()).isTrue();
                    at.picture("another-run-nothing-in-hand");
                    at.press(KeyCode.C);
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .isEqualTo("Pick a break first.");
                    return null;
                });
    }

    @Test
    void anotherBreakIsShownFromItsHead() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1024, 700);
                    at.openRun();
                    at.press(KeyCode.DIGIT3);
                    at.select(".breaks", 0);
                    var panel = (ScrollPane) at.lookup("#detail");
                    assertThat(shown(panel)).as("every kind that is taken").contains("XLSX", "EML");
                    panel.setVvalue(0.8);
                    at.select(".breaks", 1);
                    assertThat(panel.getVvalue()).isZero();
                    return null;
                });
    }

    @Test
    void nothingIsSaidAboutABreakThatOtherFiltersDoNotList() throws Exception {
        BreaksModel model = inHand(0);
        model.filters().accountProperty().set(BANK);
        said(model);
        model = inHand(1);
        model.filters().severityProperty().set(Severity.CRITICAL);
        said(model);
    }

    /// Who explains it sees the outcome, though open ones alone are listed.
    @Test
    void aBreakThatIsDoneWithStaysInHand() throws Exception {
        BreaksModel model = inHand(0);
        model.filters().statesProperty().set(FindBreakPage.States.OPEN);
        explains(model, () -> {});
        assertThat(model.rowsProperty().get()).hasSize(6);
        assertThat(model.chosenProperty().get().found().findings().causeCode())
                .isEqualTo(CauseCode.TIMING);
    }

    @Test
    void anAnswerThatComesWhenAnotherRunIsOpenTakesNothingInHand() throws Exception {
        BreaksModel model = inHand(0);
        explains(model, model::leave);
        assertThat(model.chosenProperty().get()).isNull();
        assertThat(model.rowsProperty().get()).isEmpty();

        BreaksModel finding = inHand(0);
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE,
                asked -> {
                    finding.leave();
                    return BreakSample.page(breaks, asked);
                });
        finding.find(breaks.get(1).found().id().value().toString());
        assertThat(finding.chosenProperty().get()).isNull();
        assertThat(finding.filters().accountProperty().get()).isEmpty();
    }

    private static String shown(ScrollPane panel) {
        return panel.getContent().lookupAll(".form-hint").stream()
                .map(it -> ((Labeled) it).getText())
                .filter(it -> it.startsWith("No files."))
                .findFirst()
                .orElse("");
    }

    private BreaksModel inHand(int row) throws Exception {
        if (at.shell.session().meProperty().get() == null) {
            FakeServer.signIn(at.shell);
        }
        at.shell.connection().look();
        var model = new BreaksModel(at.shell);
        model.read();
        model.choose(model.rowsProperty().get().get(row));
        return model;
    }

    private void explains(BreaksModel model, Runnable meanwhile) {
        at.fake.answer(
                ReconciliationCalls.EXPLAIN,
                _ -> {
                    ReconciliationBreak before = breaks.getFirst().found();
                    breaks.set(0, Sample.card(RunsAndBreaksModelTest.explained(breaks.getFirst())));
                    assertThat(before.version()).isEqualTo(1);
                    meanwhile.run();
                    return breaks.getFirst();
                });
        model.explain(FakeServer.me().id(), CauseCode.TIMING, "Arrives tomorrow at HUB-1");
    }

    private void said(BreaksModel model) {
        assertThat(model.chosenProperty().get()).isNull();
        long before = at.fake.seen().size();
        model.explain(FakeServer.me().id(), CauseCode.TIMING, "Arrives tomorrow at HUB-1");
        model.askWriteOff("Below what a query would cost");
        model.dossier().comment("The bank was asked", () -> {});
        assertThat(model.split().mayKeep()).isFalse();
        assertThat(at.fake.seen()).hasSize((int) before);
    }

    private static BreakCard ofBank(ReconciliationBreak like) {
        var found =
                ReconciliationBreak.seen(
                        new BreakId(new UUID(2, 200)),
                        new ReconciliationBreak.Sighting(
                                OTHER, "S5", "key", "left", "right", Severity.WARNING),
                        Objects.requireNonNull(like.difference()),
                        LocalDate.of(2026, 11, 19));
        BreakCard card = Sample.card(found);
        return new BreakCard(
                found,
                BANK,
                card.severityNow(),
                card.ageBucket(),
                card.ageDays(),
                null,
                null,
                null);
    }

    private static Workbench ofBank(Workbench now) {
        RunCard card = now.card();
        var other =
                new RunCard(
                        card.run(),
                        BANK,
                        card.openBreaks(),
                        card.explainedBreaks(),
                        card.settledBreaks(),
                        card.evidenceHash(),
                        card.startedAt(),
                        null,
                        null,
                        null,
                        null);
        assertThat(card.run().runState()).isEqualTo(RunState.COMPLETED);
        return new Workbench(
                other,
                now.book(),
                now.statement(),
                now.matches(),
                now.suggestions(),
                now.explanations(),
                now.breaks(),
                now.checks(),
                now.excluded(),
                now.ties(),
                now.bookRows(),
                now.statementRows());
    }
}
