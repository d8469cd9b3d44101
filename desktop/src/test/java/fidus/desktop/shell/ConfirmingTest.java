package fidus.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.approvals.SecondPersonModel;
import fidus.desktop.samples.Waiting;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A password that is typed again proves the session that is open and opens no other.
class ConfirmingTest {
    private final FakeServer fake = new FakeServer().signsIn(Role.APPROVER);
    private final Shell shell = fake.shell(Clock.systemUTC());

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aDecisionGoesOnAtTheSameSession() {
        FakeServer.signIn(shell);
        var waiting = Waiting.prepared("WRITE_OFF_BREAK", "break/1", "Write off -12.50 USD");
        var asked = new AtomicInteger();
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    if (asked.incrementAndGet() == 1) {
                        throw Refused.because(Problem.Code.STEP_UP_NEEDED, "Confirm.");
                    }
                    return waiting;
                });
        var model = new SecondPersonModel(shell);
        model.show(waiting);
        model.reject("The sum is another one");
        assertThat(model.confirmingProperty().get()).isTrue();
        model.confirm("secret");
        assertThat(asked).hasValue(2);
        assertThat(model.problemProperty().get()).isNull();
        assertThat(fake.count(AuthCalls.LOGIN)).isEqualTo(1);
        assertThat(fake.count(AuthCalls.CONFIRM)).isEqualTo(1);
        assertThat(
                        fake.seen().stream()
                                .filter(one -> one.path().endsWith("/decision"))
                                .map(FakeServer.Seen::key)
                                .distinct())
                .hasSize(1);
    }

    @Test
    void aWrongPasswordKeepsTheQuestionOpen() {
        FakeServer.signIn(shell);
        fake.answer(
                AuthCalls.CONFIRM,
                _ -> {
                    throw Refused.at("password", Problem.Code.BAD_VALUE, "Not your password.");
                });
        var model = new StepUpModel(shell, List.of());
        model.confirmingProperty().set(true);
        model.confirm("not it");
        assertThat(model.confirmingProperty().get()).isTrue();
        assertThat(model.problemProperty().get())
                .extracting(Problem::message)
                .isEqualTo("Not your password.");
        assertThat(fake.count(AuthCalls.LOGIN)).isEqualTo(1);
    }

    @Test
    void whoSignsInAgainGivesBackTheSessionThatIsHeldHere() {
        FakeServer.signIn(shell);
        fake.answer(AuthCalls.LOGIN, _ -> FakeServer.tokens("access-2", "refresh-2", 300));
        FakeServer.signIn(shell);
        FakeServer.signIn(shell);
        assertThat(replaced()).containsExactly("", "refresh-1", "refresh-2");
    }

    @Test
    void aSessionThatCouldNotBeEndedIsGivenBackLaterButToNoOtherServer() {
        FakeServer.signIn(shell);
        fake.answer(
                AuthCalls.LOGOUT,
                _ -> {
                    throw Refused.because(Problem.Code.BUSY, "Later.");
                });
        shell.server().signOut();
        FakeServer.signIn(shell);
        assertThat(replaced()).containsExactly("", "refresh-1");
        try (var other = new FakeServer().signsIn(Role.APPROVER)) {
            shell.server().moveTo(other.address().toString());
            shell.server().signIn(new Login("ann", "x", "t"));
            assertThat(other.seen().getFirst().body()).doesNotContain("replaces");
        }
    }

    private List<String> replaced() {
        return fake.seen().stream()
                .filter(one -> one.path().endsWith("/login"))
                .map(one -> one.body().replaceAll(".*\"replaces\":\"([^\"]*)\".*|.*", "$1"))
                .toList();
    }
}
