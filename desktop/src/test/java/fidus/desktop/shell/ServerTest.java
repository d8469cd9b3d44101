package fidus.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedList;
import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOffRuns;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ServerTest {
    private static final FindPrepared ALL = new FindPrepared("account/x y", false);

    private final FakeServer fake = new FakeServer().signsIn(Role.APPROVER);
    private final Server server = new Server(fake.address(), Clock.systemUTC());

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aQuestionTravelsAsQueryWithTheToken() {
        fake.answer(
                ApprovalCalls.FIND,
                asked -> {
                    assertThat(asked.path("subject").asText()).isEqualTo("account/x y");
                    assertThat(asked.path("pendingOnly").asText()).isEqualTo("false");
                    return new PreparedList(List.of());
                });
        server.signIn(new Login("ann", "right", "test"));
        assertThat(server.call(ApprovalCalls.FIND, ALL).prepared()).isEmpty();
        assertThat(fake.seen().getLast().authorization()).isEqualTo("Bearer access-1");
    }

    @Test
    void aCommandCarriesTheCallersRequestId() {
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    throw Refused.because(Problem.Code.VOIDED, "It changed.");
                });
        server.signIn(new Login("ann", "right", "test"));
        UUID request = UUID.randomUUID();
        var id = new PreparedId(new UUID(0, 7));
        var decide = new Decide(id, Decide.Decision.APPROVE, "d", "");
        assertThatThrownBy(() -> server.call(ApprovalCalls.DECIDE, decide, request))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("VOIDED");
        assertThat(fake.seen().getLast().key()).isEqualTo(request.toString());
        assertThat(fake.seen().getLast().path())
                .isEqualTo("/api/v1/approvals/" + id.value() + "/decision");
        assertThatThrownBy(() -> server.call(ApprovalCalls.DECIDE, decide))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Whoever reads that it failed would do it once more, or tell others that it was not done.
    @Test
    void aDeedThatIsNotAnsweredInTimeIsSaidToBePerhapsDone() throws InterruptedException {
        var done = new CountDownLatch(1);
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    awaited(done);
                    throw Refused.because(Problem.Code.VOIDED, "It changed.");
                });
        var hasty = new Server(fake.address(), Clock.systemUTC(), Duration.ofMillis(200));
        hasty.signIn(new Login("ann", "right", "test"));
        var decide = new Decide(new PreparedId(new UUID(0, 7)), Decide.Decision.APPROVE, "d", "");

        ServerUnreachable late =
                catchThrowableOfType(
                        ServerUnreachable.class,
                        () -> hasty.call(ApprovalCalls.DECIDE, decide, UUID.randomUUID()));
        done.countDown();

        assertThat(late.problem().code()).isEqualTo(Problem.Code.UNAVAILABLE);
        assertThat(late.problem().message())
                .contains("may still be at work on this", "never does it twice")
                .doesNotContain("Check the network");
    }

    private static void awaited(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void twentyCallsWithAnEndedTokenRefreshOnce() throws Exception {
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        fake.answer(
                AuthCalls.REFRESH,
                asked -> {
                    assertThat(asked.path("refreshToken").asText()).isEqualTo("refresh-1");
                    return FakeServer.tokens("access-2", "refresh-2", 300);
                });
        server.signIn(new Login("ann", "right", "test"));
        fake.acceptOnly("access-2");
        Callable<Integer> question = () -> server.call(ApprovalCalls.FIND, ALL).prepared().size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer :
                    threads.invokeAll(java.util.Collections.nCopies(20, question))) {
                assertThat(answer.get()).isZero();
            }
        }
        assertThat(fake.count(AuthCalls.REFRESH)).isEqualTo(1);
    }

    @Test
    void aTokenAboutToEndIsRefreshedBeforeItIsUsed() {
        fake.answer(AuthCalls.LOGIN, _ -> FakeServer.tokens("access-1", "refresh-1", 10));
        fake.answer(AuthCalls.REFRESH, _ -> FakeServer.tokens("access-2", "refresh-2", 300));
        fake.acceptOnly("access-2");
        assertThat(server.signIn(new Login("ann", "right", "test")).login()).isEqualTo("ann");
        assertThat(fake.count(AuthCalls.ME)).isEqualTo(1);
    }

    @Test
    void aRefusedRefreshEndsTheSession() {
        fake.answer(
                AuthCalls.REFRESH,
                _ -> {
                    throw Refused.because(Problem.Code.UNAUTHENTICATED, "Used before.");
                });
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of()));
        server.signIn(new Login("ann", "right", "test"));
        fake.acceptOnly("another");
        assertThatThrownBy(() -> server.call(ApprovalCalls.FIND, ALL))
                .isInstanceOf(SessionEnded.class);
        assertThatThrownBy(() -> server.call(ApprovalCalls.FIND, ALL))
                .isInstanceOf(SessionEnded.class);
        assertThat(fake.count(AuthCalls.REFRESH)).isEqualTo(1);
    }

    @Test
    void aNeededConfirmationDoesNotEndTheSession() {
        fake.answer(
                ApprovalCalls.FIND,
                _ -> {
                    throw Refused.because(Problem.Code.STEP_UP_NEEDED, "Confirm.");
                });
        server.signIn(new Login("ann", "right", "test"));
        Refused refused =
                catchThrowableOfType(Refused.class, () -> server.call(ApprovalCalls.FIND, ALL));
        assertThat(refused.problem().code()).isEqualTo(Problem.Code.STEP_UP_NEEDED);
        assertThat(fake.count(AuthCalls.REFRESH)).isZero();
    }

    @Test
    void aTrialThatIsNotAnsweredInTimeIsNotSaidToBePerhapsDone() throws InterruptedException {
        var done = new CountDownLatch(1);
        fake.answer(
                ReconciliationCalls.TRY_SIGN_OFFS,
                _ -> {
                    awaited(done);
                    throw Refused.because(Problem.Code.VOIDED, "It changed.");
                });
        var hasty = new Server(fake.address(), Clock.systemUTC(), Duration.ofMillis(200));
        hasty.signIn(new Login("ann", "right", "test"));
        var looked = new SignOffRuns(List.of(new RunId(new UUID(0, 7))), "");

        ServerUnreachable late =
                catchThrowableOfType(
                        ServerUnreachable.class,
                        () ->
                                hasty.call(
                                        ReconciliationCalls.TRY_SIGN_OFFS,
                                        looked,
                                        UUID.randomUUID()));
        done.countDown();

        assertThat(late.problem().message())
                .contains("only looks", "nothing is changed")
                .doesNotContain("done", "twice");
    }

    @Test
    void aServerThatIsAwayIsUnreachable() {
        fake.close();
        assertThatThrownBy(() -> server.signIn(new Login("ann", "right", "test")))
                .isInstanceOf(ServerUnreachable.class);
    }

    @Test
    void aLookTellsFirstStartAndBanner() {
        fake.greets(true, "Embedded");
        Contact contact = server.probe();
        assertThat(contact.peopleExist()).isFalse();
        assertThat(contact.banner()).isEqualTo("Embedded");
        assertThat(contact.skew().abs().toSeconds()).isLessThan(30);
    }

    @Test
    void plainHttpIsOnlyForThisMachine() {
        assertThatThrownBy(
                        () -> new Server(URI.create("http://fidus.example.org"), Clock.systemUTC()))
                .isInstanceOf(Refused.class);
        assertThat(new Server(URI.create("https://fidus.example.org"), Clock.systemUTC()).address())
                .isEqualTo("https://fidus.example.org");
    }
}
