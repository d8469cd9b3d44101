package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.approvals.SinceAsked;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import javafx.scene.Scene;
import javafx.scene.control.Label;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/// After a decision was refused, the pane says what is so now and asks for nothing else.
@SuppressWarnings("NullAway.Init") // made before each
class RefusedDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String WHY =
            "The rows of statement 7 were counted otherwise meanwhile. Prepare it again, and have"
                    + " another person read it before the day is closed.";

    private Problem.Code code = Problem.Code.WRONG_STATE;
    private boolean otherwise;
    private Prepared kept;
    private FakeServer fake;
    private SecondPersonPane pane;

    @BeforeEach
    void signedIn() throws Exception {
        FxToolkit.registerPrimaryStage();
        kept = as(PreparedState.PENDING);
        fake = new FakeServer().signsIn(Role.APPROVER);
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(kept)));
        fake.answer(
                ApprovalCalls.SINCE,
                _ ->
                        new SinceAsked(
                                NOW,
                                otherwise
                                        ? List.of(new SinceAsked.Change("Sum", "100.00 USD", ""))
                                        : List.of()));
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    otherwise = true;
                    throw Refused.because(code, WHY);
                });
        Shell shell = fake.signedIn(NOW);
        onFx(
                () -> {
                    Theme.LIGHT.use(Settings.inMemory());
                    pane = new SecondPersonPane(shell).decidingInSight();
                    return Screenshots.scene(pane, 320, 560);
                });
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void whatStillWaitsIsReadAgainAndItsRefusalHasTheWidthOfThePane() throws Exception {
        onFx(
                () -> {
                    pane.show(kept);
                    laidOut();
                    assertThat(pane.lookup("#since").isVisible()).isFalse();
                    pane.model().approve();
                    Scene scene = laidOut();
                    Screenshots.of(scene, "approval-refused-waits");
                    assertThat(pane.lookup("#since").isVisible()).isTrue();
                    var message = (Label) pane.lookup(".problem-message");
                    assertThat(message.getWidth()).isGreaterThan(200);
                    kept = as(PreparedState.VOIDED);
                    pane.model().ended(as(PreparedState.PENDING));
                    laidOut();
                    assertNothingIsAsked();
                    return scene;
                });
    }

    @Test
    void whatBecameVoidAsksForNoPasswordAndSaysWhyOnce() throws Exception {
        code = Problem.Code.STALE_VERSION;
        onFx(
                () -> {
                    pane.show(kept);
                    pane.model().confirmingProperty().set(true);
                    kept = as(PreparedState.VOIDED);
                    pane.model().approve();
                    Screenshots.of(laidOut(), "approval-refused-void");
                    assertNothingIsAsked();
                    assertThat(((Label) pane.lookup("#decision")).getText())
                            .startsWith("Void since ")
                            .endsWith(": " + WHY)
                            .doesNotContain(" by ");
                    return pane;
                });
    }

    private void assertNothingIsAsked() {
        assertThat(((Label) pane.lookup("#state")).getText()).isEqualTo("Voided");
        for (String one : List.of("#confirmation", "#buttons", "#reason", "#problem")) {
            assertThat(pane.lookup(one).isVisible()).as(one).isFalse();
        }
    }

    private Scene laidOut() {
        for (int pass = 0; pass < 2; pass++) {
            pane.applyCss();
            pane.layout();
        }
        return pane.getScene();
    }

    private static Prepared as(PreparedState state) {
        boolean over = state != PreparedState.PENDING;
        List<Shown> shown = List.of(new Shown("Sum", "100.00 USD"));
        Prepared one = Waiting.prepared("SET_ASIDE", "statement/7", "Set aside statement 7");
        return new Prepared(
                one.id(),
                one.command(),
                one.subject(),
                one.title(),
                shown,
                "{}",
                Canonical.digest(
                        Map.of(
                                "command",
                                one.command(),
                                "subject",
                                one.subject(),
                                "title",
                                one.title(),
                                "shown",
                                shown,
                                "payload",
                                Map.of())),
                one.makerId(),
                one.makerName(),
                one.preparedAt(),
                one.expiresAt(),
                state,
                one.needs(),
                one.alsoBy(),
                one.approvals(),
                over ? new PersonId(new UUID(0, 77)) : null,
                over ? "Adrian Bell" : null,
                over ? NOW : null,
                over ? WHY : null,
                one.signature(),
                one.keyId(),
                over ? 2 : 1,
                null);
    }

    private static void onFx(Callable<?> body) throws Exception {
        WaitForAsyncUtils.asyncFx(body).get();
    }
}
