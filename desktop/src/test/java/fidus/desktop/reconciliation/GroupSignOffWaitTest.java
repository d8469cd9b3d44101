package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Background;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOffTrial;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// To look at several runs, and to prepare their sign-off, may take the server some minutes.
@SuppressWarnings("NullAway.Init") // made before each
class GroupSignOffWaitTest {
    private static final String AT_WORK = "The server is at work on this.";
    private static final List<RunId> RUNS = List.of(Sample.RUN, new RunId(new UUID(0, 77)));

    private final CountDownLatch looked = new CountDownLatch(1);
    private final CountDownLatch prepared = new CountDownLatch(1);
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private GroupSignOffModel model;
    private GroupSignOffPane pane;

    @BeforeEach
    void answers() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake.answer(
                ReconciliationCalls.TRY_SIGN_OFFS,
                _ -> {
                    awaited(looked);
                    return new SignOffTrial(
                            List.of(
                                    new SignOffTrial.Line(RUNS.getFirst(), "1@A", null),
                                    new SignOffTrial.Line(RUNS.getLast(), "2@A", null)));
                });
        fake.answer(
                ReconciliationCalls.SIGN_OFF_RUNS,
                _ -> {
                    awaited(prepared);
                    return Sample.prepared(
                            "SIGN_OFF_RUNS", "runs/x", "Sign off 2 runs", FakeServer.me().id());
                });
    }

    @AfterEach
    void stop() {
        looked.countDown();
        prepared.countDown();
        fake.close();
    }

    private void open(Shell shell) throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(Settings.inMemory());
                    model = new GroupSignOffModel(shell, () -> {});
                    pane = new GroupSignOffPane(model);
                    return Screenshots.scene(pane, 760, 220);
                });
    }

    @Test
    void thatTheServerIsAtWorkIsSaidWhileItLooksAndWhileItPrepares() throws Exception {
        open(fake.signedIn(Sample.NOW, Background.onThreads()));
        onFx(
                () -> {
                    model.look(RUNS);
                    assertThat(pane.isVisible()).as("not at once").isFalse();
                    return pane;
                });
        until(() -> pane.isVisible() && said().contains(AT_WORK));
        onFx(
                () -> {
                    assertThat(((Label) pane.lookup("#title")).getText())
                            .isEqualTo("Looking at 2 runs");
                    assertThat(pane.lookup("#prepare").isVisible()).isFalse();
                    return Screenshots.of(pane.getScene(), "sign-off-group-looks");
                });

        looked.countDown();
        until(() -> model.isClean() && !said().contains(AT_WORK));
        onFx(
                () -> {
                    assertThat(pane.isVisible()).isTrue();
                    ((Button) pane.lookup("#prepare")).fire();
                    return pane;
                });
        until(() -> said().contains(AT_WORK));
        onFx(() -> Screenshots.of(pane.getScene(), "sign-off-group-prepares"));

        prepared.countDown();
        until(() -> !pane.isVisible());
    }

    @Test
    void whatIsNotAnsweredInTimeIsSaidToBePerhapsDone() throws Exception {
        looked.countDown();
        open(fake.hasty(Sample.NOW, Duration.ofMillis(300)));
        onFx(
                () -> {
                    model.look(RUNS);
                    model.prepare("Looked at both");
                    String told = ((ProblemPane) pane.lookup("#problem")).details();
                    assertThat(told)
                            .contains("may still be at work on this", "never does it twice")
                            .doesNotContain("Check the network");
                    assertThat(model.isClean()).as("it can be sent again").isTrue();
                    return Screenshots.of(pane.getScene(), "sign-off-group-late");
                });
    }

    /// Whoever leaves meanwhile has the refusal said, and nothing of what stood there before.
    @Test
    void whatIsRefusedAfterItWasLeftStandsAlone() throws Exception {
        looked.countDown();
        open(fake.hasty(Sample.NOW, Duration.ofMillis(300)));
        onFx(
                () -> {
                    model.look(RUNS);
                    model.prepare("Looked at both");
                    model.leave();
                    assertThat(pane.isVisible()).isFalse();
                    model.prepare("Looked at both");
                    assertThat(pane.isVisible()).isFalse();
                    model.sent().refuse(Problem.of(Problem.Code.BUSY, "Later."));
                    assertThat(pane.lookupAll(".against, .shown-label")).isEmpty();
                    assertThat(pane.lookup("#prepare").isVisible()).isFalse();
                    return pane;
                });
    }

    private List<String> said() {
        return pane.lookupAll(".form-hint").stream()
                .filter(node -> node.isVisible())
                .map(node -> ((Label) node).getText())
                .map(text -> text.substring(0, Math.min(text.length(), AT_WORK.length())))
                .toList();
    }

    private static void until(Callable<Boolean> so) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(so).get());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void onFx(Callable<?> body) throws Exception {
        WaitForAsyncUtils.asyncFx(body).get();
    }
}
