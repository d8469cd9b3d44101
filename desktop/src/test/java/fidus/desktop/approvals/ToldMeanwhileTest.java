package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.PreparedState;
import fidus.approvals.SinceAsked;
import fidus.approvals.SinceAsked.Change;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Background;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Theme;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What is otherwise is told while somebody is about to decide.
@SuppressWarnings("NullAway.Init") // made before each
class ToldMeanwhileTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID READ = new UUID(0, 4711);
    private static final SinceAsked CAME =
            new SinceAsked(AT, List.of(new Change("Bank row", "", "A row came")), READ);

    private FakeServer fake;

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        fake = new FakeServer().signsIn(Role.APPROVER);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void whatWasToldUntilThePasswordCameGoesWithTheDecision() throws Exception {
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    throw Refused.because(Problem.Code.STEP_UP_NEEDED, "Once more.");
                });
        onFx(
                () -> {
                    var model = new SecondPersonModel(fake.signedIn(AT));
                    model.show(ToldPaneTest.deposit(PreparedState.PENDING, null));
                    model.reject("The row is of another client");
                    model.told(READ);
                    model.confirm("secret");
                    model.confirm("secret");
                    List<FakeServer.Seen> sent =
                            fake.seen().stream()
                                    .filter(one -> one.path().endsWith("/decision"))
                                    .toList();
                    assertThat(sent)
                            .extracting(one -> one.body().contains(READ.toString()))
                            .containsExactly(false, true, true);
                    assertThat(sent.get(1).key()).isNotEqualTo(sent.getFirst().key());
                    assertThat(sent.get(2).key()).isEqualTo(sent.get(1).key());
                    return model;
                });
    }

    @Test
    void nobodyApprovesBeforeItIsKnownWhatIsOtherwise() throws Exception {
        var answer = new CompletableFuture<SinceAsked>();
        fake.answer(ApprovalCalls.SINCE, _ -> answer.join());
        Shell shell = fake.signedIn(AT, Background.onThreads());
        List<SecondPersonPane> panes = new ArrayList<>();
        try {
            onFx(
                    () -> {
                        Theme.LIGHT.use(Settings.inMemory());
                        var pane = new SecondPersonPane(shell);
                        Screenshots.scene(pane, 420, 720);
                        panes.add(pane);
                        pane.show(ToldPaneTest.deposit(PreparedState.PENDING, null));
                        Screenshots.of(pane.getScene(), "approval-since-looking");
                        assertThat(ToldPaneTest.texts(pane.lookup("#since")))
                                .containsExactly("Looking at what changed since it was asked…");
                        assertThat(pane.lookup("#approve").isDisabled()).isTrue();
                        assertThat(pane.lookup("#reject").isDisabled()).isFalse();
                        return pane;
                    });
        } finally {
            answer.complete(CAME);
        }
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () ->
                        WaitForAsyncUtils.asyncFx(
                                        () -> !panes.getFirst().lookup("#approve").isDisabled())
                                .get());
        onFx(
                () -> {
                    assertThat(ToldPaneTest.texts(panes.getFirst().lookup("#since")))
                            .contains("Now: A row came");
                    return panes;
                });
    }

    private static void onFx(Callable<?> body) throws Exception {
        WaitForAsyncUtils.asyncFx(body).get();
    }
}
