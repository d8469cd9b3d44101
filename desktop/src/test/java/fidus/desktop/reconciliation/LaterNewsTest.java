package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.SinceCompared;
import fidus.reconciliation.desk.WindowCalls;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// What became otherwise since a run compared its days is said before anybody signs it.
@ExtendWith(ApplicationExtension.class)
class LaterNewsTest {
    private static final String TO_COME =
            Sample.TO
                    + " is still to come (today is 2026-11-20, in UTC), and this run goes on to it."
                    + " Sign it off when that day is there.";
    private static final SinceCompared LATER = new SinceCompared(Sample.TO, List.of(), null);

    private static final String ENTRY =
            "1 entry was booked on or before its last day: entry 52 of 2026-10-30, -14.50 USD.";
    private static final String RULES =
            "The rules of brokers, version 2, are in force by now; this run went by the rules of"
                    + " brokers, version 1.";
    private static final String REFUSED =
            "Books or statements of 5001234@Broker-Live 2026-10-01 to 2026-10-31 changed since this"
                    + " run compared them. Run it again, and sign that one.";
    private static final String SAID = Words.figures(ENTRY);
    private static final SinceCompared CHANGED = new SinceCompared(null, List.of(ENTRY), RULES);

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    /// The run with nothing of its own against its signature.
    private RunCard card(@Nullable SinceCompared since) {
        RunCard own = at.sample.card(Sample.RUN, RunState.COMPLETED, List.of());
        return new RunCard(
                own.run(),
                own.account(),
                0,
                0,
                own.settledBreaks(),
                own.evidenceHash(),
                own.startedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                since,
                null);
    }

    private void answers(@Nullable SinceCompared since, @Nullable List<String> against) {
        RunCard card = card(since);
        at.fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(card), null));
        at.fake.answer(
                WindowCalls.DESK,
                _ ->
                        new RunDesk(
                                card,
                                1,
                                at.whole.checks(),
                                List.of(),
                                true,
                                0,
                                0,
                                null,
                                null,
                                null,
                                null,
                                null,
                                against,
                                null,
                                null));
    }

    private String said(String selector) {
        StringBuilder all = new StringBuilder();
        for (Node node : at.lookup(selector).lookupAll("*")) {
            if (node instanceof Labeled label) {
                all.append(label.getText()).append('\n');
            }
        }
        return all.toString();
    }

    private void signOff() {
        ((ToggleButton) at.lookup("#signOff")).setSelected(true);
        at.layout();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void aDayToComeIsSaidInTheListAndBesideTheSignature(Theme theme, int width, int height)
            throws Exception {
        answers(LATER, List.of(TO_COME));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.picture("to-come-runs-" + theme + "-" + width);
                    assertThat(said(".table-view")).contains(Sample.TO + " is still to come");
                    at.openRun();
                    signOff();
                    at.picture("to-come-" + theme + "-" + width);
                    assertThat(said("#blockers")).contains(TO_COME).doesNotContain("Nothing");
                    assertThat(at.lookup("#prepare").isDisabled()).isTrue();
                    return true;
                });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void whatChangedSinceIsSaidInTheListOnTheDeskAndBesideTheSignature(
            Theme theme, int width, int height) throws Exception {
        answers(CHANGED, List.of(REFUSED));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.picture("changed-runs-" + theme + "-" + width);
                    assertThat(said(".table-view"))
                            .contains("Changed since", "Run again, then sign. " + SAID)
                            .doesNotContain("Completed");
                    at.openRun();
                    at.picture("changed-" + theme + "-" + width);
                    assertThat(said(".workbench"))
                            .contains(
                                    "Changed since\n", "Changed since this run compared its days. ")
                            .contains(SAID + " Run it again before it is signed");
                    signOff();
                    at.picture("changed-sign-" + theme + "-" + width);
                    assertThat(said("#blockers"))
                            .contains(REFUSED)
                            .doesNotContain("Nothing stands against");
                    assertThat(at.lookup("#prepare").isDisabled()).isTrue();
                    at.fire("#rerun");
                    return true;
                });
        assertThat(at.fake.seen())
                .anyMatch(it -> it.body().contains("\"from\":\"" + Sample.FROM + "\""));
    }

    /// Of a run with very many rows only the signature finds out what became of it.
    @Test
    void whereAChangeMayStandAgainstASignatureItIsSaidInsteadOfThatNothingDoes() throws Exception {
        answers(CHANGED, null);
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.openRun();
                    signOff();
                    assertThat(said("#blockers"))
                            .contains(SAID + " Run it again, and sign that one.")
                            .doesNotContain("Nothing stands against");
                    assertThat(at.lookup("#prepare").isDisabled()).isFalse();
                    return true;
                });
    }

    @Test
    void rulesOfALaterVersionKeepNothingFromBeingSigned() throws Exception {
        answers(new SinceCompared(null, List.of(), RULES), null);
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.layout();
                    assertThat(said(".table-view")).contains("Completed", RULES);
                    at.openRun();
                    assertThat(said(".workbench")).contains(RULES + " Run it again to have");
                    signOff();
                    assertThat(said("#blockers")).contains("Nothing stands against", RULES);
                    assertThat(at.lookup("#prepare").isDisabled()).isFalse();
                    return true;
                });
    }

    @Test
    void aSignedRunOffersNoKeyToPrepareIt() throws Exception {
        answers(null, null);
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.openRun();
                    signOff();
                    assertThat(said("#line")).contains("prepare\n");
                    at.whole = at.sample.workbench(RunState.SIGNED_OFF, List.of());
                    at.fake.answer(WindowCalls.DESK, _ -> Windows.desk(at.whole));
                    ((ButtonBase) at.lookup("#again")).fire();
                    at.layout();
                    assertThat(said("#line")).contains("evidence\n").doesNotContain("prepare\n");
                    return true;
                });
    }

    @Test
    void whereNothingIsKnownNothingIsSaid() throws Exception {
        answers(null, null);
        ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.layout();
                    assertThat(said(".table-view"))
                            .contains("Completed")
                            .doesNotContain("to come", "Run again");
                    at.openRun();
                    signOff();
                    assertThat(said("#blockers")).startsWith("Nothing stands against signing");
                    assertThat(at.lookup("#prepare").isDisabled()).isFalse();
                    return true;
                });
    }
}
