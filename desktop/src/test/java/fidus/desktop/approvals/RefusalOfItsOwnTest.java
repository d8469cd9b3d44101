package fidus.desktop.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedList;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.auth.AuthCalls;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Another line may be selected while the server is at work on a decision: what becomes of that is
/// said of the request it was about, and of no other.
@SuppressWarnings("NullAway.Init") // made before each
class RefusalOfItsOwnTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String WHY =
            "The run is outdated: a newer run of these days was completed.";

    private final FakeServer fake = new FakeServer().signsIn(Role.APPROVER);
    private final Prepared first = request(1, PreparedState.PENDING);
    private final Prepared other = request(2, PreparedState.PENDING);
    private final List<Prepared> decided = new ArrayList<>();
    private Shell shell;
    private SecondPersonModel model;

    @BeforeEach
    void open() {
        fake.answer(ApprovalCalls.FIND, _ -> new PreparedList(List.of(first, other)));
        shell = fake.signedIn(NOW);
        model = new SecondPersonModel(shell);
        model.whenDecided(decided::add);
        model.show(first);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void refused(Problem.Code code) {
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    model.show(other);
                    throw Refused.because(code, WHY);
                });
        model.approve();
    }

    private @Nullable String said() {
        Problem problem = model.problemProperty().get();
        return problem == null ? null : problem.message();
    }

    @Test
    void theRefusalIsNotSaidOfTheOtherAndWaitsForItsOwn() {
        refused(Problem.Code.BUSY);

        assertThat(model.preparedProperty().get()).isEqualTo(other);
        assertThat(said()).isNull();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(shell.notices().latestProperty().get().message())
                .contains("Sign off run 1", WHY);
        model.show(first);
        assertThat(said()).isEqualTo(WHY);
        model.show(other);
        model.show(first);
        assertThat(said()).as("it was read").isNull();
    }

    @Test
    void thePasswordIsNotAskedForOnTheOther() {
        refused(Problem.Code.STEP_UP_NEEDED);

        assertThat(model.confirmingProperty().get()).isFalse();
        assertThat(shell.notices().latestProperty().get().message()).contains("Sign off run 1");
        model.confirm("secret");
        assertThat(fake.count(AuthCalls.CONFIRM)).isZero();
    }

    @Test
    void whoeverComesBackToItMeanwhileReadsItThere() {
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    model.show(other);
                    model.show(first);
                    throw Refused.because(Problem.Code.STEP_UP_NEEDED, WHY);
                });
        model.approve();
        assertThat(model.confirmingProperty().get()).isTrue();
        fake.answer(AuthCalls.CONFIRM, _ -> new Nothing());
        fake.answer(ApprovalCalls.DECIDE, _ -> request(1, PreparedState.APPROVED));

        model.confirm("secret");

        assertThat(decided).hasSize(1);
        assertThat(model.preparedProperty().get()).isEqualTo(decided.getFirst());
    }

    @Test
    void whatIsDecidedDoesNotTakeThePlaceOfTheOther() {
        fake.answer(
                ApprovalCalls.DECIDE,
                _ -> {
                    model.show(other);
                    return request(1, PreparedState.APPROVED);
                });

        model.approve();

        assertThat(model.preparedProperty().get()).isEqualTo(other);
        assertThat(decided).extracting(Prepared::title).containsExactly("Sign off run 1");
        assertThat(model.busyProperty().get()).isFalse();
    }

    private static Prepared request(int number, PreparedState state) {
        boolean over = state != PreparedState.PENDING;
        String title = "Sign off run " + number;
        List<Shown> shown = List.of(new Shown("Account", "Northern Bank"));
        String digest =
                Canonical.digest(
                        Map.of(
                                "command",
                                "SIGN_OFF_RUN",
                                "subject",
                                "run/" + number,
                                "title",
                                title,
                                "shown",
                                shown,
                                "payload",
                                Map.of()));
        return new Prepared(
                new PreparedId(new UUID(0, number)),
                "SIGN_OFF_RUN",
                "run/" + number,
                title,
                shown,
                "{}",
                digest,
                new PersonId(new UUID(0, 78)),
                "Olivia Marsh",
                NOW,
                NOW.plusSeconds(86_400),
                state,
                List.of(Role.APPROVER),
                List.of(),
                List.of(),
                over ? new PersonId(new UUID(0, 77)) : null,
                over ? "Adrian Bell" : null,
                over ? NOW : null,
                null,
                "",
                "",
                over ? 2 : 1,
                null);
    }
}
