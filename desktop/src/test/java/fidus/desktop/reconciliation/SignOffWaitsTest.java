package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.RunRequest;
import fidus.reconciliation.desk.SinceCompared;
import fidus.reconciliation.desk.WindowCalls;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

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
import java.util.UUID;

/// A sign-off that waits beside what came since: who reads it is told which of the two is theirs.
@ExtendWith(ApplicationExtension.class)
class SignOffWaitsTest {
    private static final Instant ASKED = Instant.parse("2026-11-20T08:15:00Z");
    private static final String ENTRY =
            "1 entry was booked on or before its last day: entry 52 of 2026-10-30, -14.50 USD.";
    private static final String RULES =
            "The matching rules in force are BROKER version 2 by now; this run went by BROKER"
                    + " version 1.";
    private static final String LOOKING = "Whether files changed it is looked at within minutes.";
    private static final SinceCompared CHANGED = new SinceCompared(null, List.of(ENTRY), null);
    private static final RunRequest ASKS = by(new PersonId(new UUID(0, 78)), true);

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    private static RunRequest by(PersonId maker, boolean signOff) {
        return new RunRequest(signOff, maker, "Olivia Marsh", ASKED);
    }

    private RunCard card(
            @Nullable String outdated, @Nullable SinceCompared since, @Nullable RunRequest asked) {
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
                outdated,
                "Sign off this run",
                null,
                null,
                since,
                asked);
    }

    private String words(
            @Nullable String outdated, @Nullable SinceCompared since, @Nullable RunRequest asked) {
        return new SignOffWords().of(card(outdated, since, asked), FakeServer.me());
    }

    @Test
    void whatIsToBeDoneStandsFirstThenWhoAskedThenWhatCame() {
        assertThat(words(null, CHANGED, ASKS))
                .isEqualTo(
                        "Run again first: the sign-off that waits may be refused. Olivia Marsh"
                            + " asked for it on 20 Nov 08:15 UTC and can take it back in Approvals,"
                            + " or the second person rejects it there. Changed since this run"
                            + " compared its days: "
                                + Words.figures(ENTRY));
        assertThat(words("a newer run of these days was completed.", null, ASKS))
                .startsWith(
                        "Run again, or open the newest: the sign-off that waits would be refused."
                                + " Olivia Marsh asked for it");
        assertThat(words(null, CHANGED, by(FakeServer.me().id(), true)))
                .contains("You asked for it on 20 Nov 08:15 UTC and can take it back");
    }

    @Test
    void whereNothingCameTheSecondPersonIsWaitedFor() {
        String waits =
                "Sign-off waits for a second person. Olivia Marsh asked for it on 20 Nov 08:15"
                        + " UTC.";
        assertThat(words(null, null, ASKS)).isEqualTo(waits);
        assertThat(words(null, new SinceCompared(null, List.of(), RULES), ASKS))
                .isEqualTo(waits + " " + RULES);
        assertThat(words(null, new SinceCompared(null, List.of(), null, LOOKING), ASKS))
                .isEqualTo(waits + " " + LOOKING);
        assertThat(words(null, null, null)).isEqualTo("Sign-off waits for a second person.");
        assertThat(words(null, null, by(FakeServer.me().id(), false)))
                .isEqualTo(
                        "Withdrawal of the sign-off waits for a second person. Olivia Marsh asked"
                                + " for it on 20 Nov 08:15 UTC.");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void itIsSaidInTheListAndBesideTheRun(Theme theme, int width, int height) throws Exception {
        RunCard card = card(null, CHANGED, ASKS);
        at.fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(card), null));
        at.fake.answer(
                WindowCalls.DESK,
                _ -> new RunDesk(card, 1, List.of(), List.of(), true, 0, 0, null, null, null));
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.picture("sign-off-waits-changed-" + theme + "-" + width);
                    assertThat(said(".table-view"))
                            .contains("Changed since", "Run again first: the sign-off that waits");
                    at.openRun();
                    at.picture("sign-off-waits-run-" + theme + "-" + width);
                    var head = (javafx.scene.layout.Region) at.lookup("#evidence").getParent();
                    assertThat(head.getHeight()).as("two lines at most").isLessThan(42);
                    assertThat(((Label) at.lookup("#outdated")).getText())
                            .endsWith(
                                    Words.figures(ENTRY)
                                            + " Run again first: the"
                                            + " sign-off that waits may be refused. Olivia Marsh"
                                            + " asked for it on 20 Nov 08:15 UTC and can take it"
                                            + " back in Approvals, or the second person rejects it"
                                            + " there.");
                    Label beside = (Label) at.lookup("#signed");
                    assertThat(beside.getText()).isEqualTo("Sign-off waits for a second person");
                    assertThat(beside.getTooltip().getText()).isEqualTo(words(null, CHANGED, ASKS));
                    return true;
                });
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
}
