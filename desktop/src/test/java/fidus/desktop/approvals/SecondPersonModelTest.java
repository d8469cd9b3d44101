package fidus.desktop.approvals;

import static fidus.auth.Role.ADMIN;
import static fidus.auth.Role.APPROVER;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Approval;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedState;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.desktop.shell.Background;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Server;
import fidus.desktop.shell.Shell;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What a person sees of a command that several people decide.
class SecondPersonModelTest {
    private static final Instant AT = Instant.parse("2026-11-21T09:00:00Z");
    private static final PersonId BEN = new PersonId(new UUID(0, 77));

    private FakeServer fake = new FakeServer();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void itSaysHowManyHaveApprovedAndWhoIsStillNeeded() {
        SecondPersonModel model = model(ADMIN);
        model.show(prepared(PreparedState.PENDING, List.of()));
        assertThat(model.progress())
                .isEqualTo(
                        "0 of 2 approved. Still needed: Approver and Admin, two different"
                                + " persons.");
        model.show(prepared(PreparedState.PENDING, List.of(by(BEN, APPROVER))));
        assertThat(model.progress())
                .isEqualTo("1 of 2 approved: Ben Example. Still needed: Admin.");
        assertThat(model.mayDecide()).isTrue();
        model.show(prepared(PreparedState.PENDING, List.of(by(BEN, APPROVER, ADMIN))));
        assertThat(model.progress()).endsWith("Still needed: Approver or Admin.");
    }

    @Test
    void whoeverHasTheRoleThatIsTakenMayNotDecide() {
        SecondPersonModel model = model(APPROVER);
        model.show(prepared(PreparedState.PENDING, List.of(by(BEN, APPROVER))));
        assertThat(model.mayDecide()).isFalse();
        assertThat(model.hasAgreed()).isFalse();
    }

    @Test
    void nobodyApprovesTwice() {
        SecondPersonModel model = model(APPROVER, ADMIN);
        model.show(prepared(PreparedState.PENDING, List.of(by(FakeServer.me().id(), APPROVER))));
        assertThat(model.mayDecide()).isFalse();
        assertThat(model.hasAgreed()).isTrue();
    }

    private SecondPersonModel model(Role... roles) {
        fake.signsIn(roles);
        Shell shell =
                Shell.of(
                        new Server(fake.address(), Clock.systemUTC()),
                        Background.direct(),
                        Clock.systemUTC());
        FakeServer.signIn(shell);
        return new SecondPersonModel(shell);
    }

    private static Approval by(PersonId person, Role... roles) {
        return new Approval(person, "Ben Example", List.of(roles), AT, "");
    }

    private static Prepared prepared(PreparedState state, List<Approval> approvals) {
        return new Prepared(
                new PreparedId(new UUID(0, 1)),
                "WRITE_OFF_BREAK",
                "break/1",
                "Write off -120.00 USD",
                List.of(),
                "{}",
                "",
                new PersonId(new UUID(0, 78)),
                "Ola Example",
                AT,
                AT.plusSeconds(3_600),
                state,
                List.of(APPROVER, ADMIN),
                List.of(),
                approvals,
                null,
                null,
                null,
                null,
                "",
                "",
                1);
    }
}
