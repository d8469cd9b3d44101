package fidus.desktop.approvals;

import static fidus.auth.Role.ADMIN;
import static fidus.auth.Role.APPROVER;
import static fidus.auth.Role.OPERATOR;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Approval;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedList;
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

    @Test
    void whatOnlyTellsSomethingIsNotTakenBackByWhoeverCausedIt() {
        SecondPersonModel model = model(OPERATOR);
        Prepared own = prepared(PreparedState.PENDING, List.of());
        model.show(of(own, FakeServer.me().id(), own.expiresAt()));
        assertThat(model.mayWithdraw()).isTrue();
        model.show(of(own, FakeServer.me().id(), Prepared.WITHOUT_END));
        assertThat(model.mayWithdraw()).isFalse();
    }

    @Test
    void theInboxSaysHowMuchOfEverythingItShowsAndLoadsTheRest() {
        Prepared one = prepared(PreparedState.PENDING, List.of());
        fake.answer(
                ApprovalCalls.FIND,
                question ->
                        question.path("cursor").asText("").isEmpty()
                                ? new PreparedList(List.of(one), 3, "older")
                                : new PreparedList(List.of(one, one), 3, null));
        var model = new ApprovalsModel(shell(APPROVER));
        model.read();
        assertThat(model.leftProperty().get()).isEqualTo("The newest 1 of 3");
        model.lines().readMore();
        assertThat(model.lines().rows()).hasSize(3);
        assertThat(model.leftProperty().get()).isEmpty();
    }

    private static Prepared of(Prepared p, PersonId maker, Instant until) {
        return new Prepared(
                p.id(),
                p.command(),
                p.subject(),
                p.title(),
                p.shown(),
                p.payload(),
                p.digest(),
                maker,
                p.makerName(),
                p.preparedAt(),
                until,
                p.preparedState(),
                p.needs(),
                p.alsoBy(),
                p.approvals(),
                null,
                null,
                null,
                null,
                "",
                "",
                1,
                null);
    }

    private SecondPersonModel model(Role... roles) {
        return new SecondPersonModel(shell(roles));
    }

    private Shell shell(Role... roles) {
        fake.signsIn(roles);
        Shell shell =
                Shell.of(
                        new Server(fake.address(), Clock.systemUTC()),
                        Background.direct(),
                        Clock.systemUTC());
        FakeServer.signIn(shell);
        return shell;
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
                1,
                null);
    }
}
