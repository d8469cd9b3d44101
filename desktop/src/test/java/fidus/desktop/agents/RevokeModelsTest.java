package fidus.desktop.agents;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AgentCalls;
import fidus.agents.CommissionLine;
import fidus.auth.Role;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.People;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseId;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolPart;
import fidus.franchises.PoolState;
import fidus.franchises.SoldPool;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.PoolRow;
import fidus.money.Money;
import fidus.proofs.EarnerProofs;
import fidus.proofs.ProofCalls;
import fidus.proofs.ProofFile;
import fidus.proofs.ProofKind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

/// Approvals of commissions and pools taken back, against a server that answers what a test says.
class RevokeModelsTest {
    private static final CommissionLine READY = People.commissions().lines().getFirst();

    private FakeServer fake;

    @BeforeEach
    void start() {
        fake = new FakeServer();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void anApprovedCommissionIsRevokedWithAReasonByAnApprover() {
        CommissionLine approved = in(CommissionState.APPROVED);
        assertThat(new AgentsModel(signedIn(Role.OPERATOR)).mayRevoke(approved)).isFalse();
        var model = new AgentsModel(signedIn(Role.APPROVER));
        assertThat(model.mayRevoke(READY)).isFalse();
        assertThat(model.mayRevoke(null)).isFalse();
        assertThat(model.mayRevoke(approved)).isTrue();

        fake.answer(AgentCalls.REVOKE, _ -> READY.row());
        model.revoke(approved);
        model.reason().reasonProperty().set("Approved by mistake");
        model.reason().send();

        assertThat(model.reason().deedProperty().get()).isNull();
        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/commissions/revocations"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).contains("Approved by mistake"));
    }

    @Test
    void aPoolOfWhichAPartIsPaidIsNotRevoked() {
        var agents = new AgentsModel(signedIn(Role.APPROVER));
        FranchisesModel model = agents.franchises();
        assertThat(model.mayRevoke(pool(PoolState.DUE, List.of()))).isFalse();
        assertThat(model.mayRevoke(pool(PoolState.APPROVED, List.of(PoolPart.AGENT)))).isFalse();
        SoldPool approved = pool(PoolState.APPROVED, List.of());
        assertThat(model.mayRevoke(approved)).isTrue();

        fake.answer(FranchiseCalls.REVOKE, _ -> pool(PoolState.DUE, List.of()).line());
        model.revoke(approved);
        agents.reason().reasonProperty().set("Approved by mistake");
        agents.reason().send();

        assertThat(agents.reason().deedProperty().get()).isNull();
        assertThat(fake.count(FranchiseCalls.REVOKE)).isEqualTo(1);
    }

    @Test
    void aCommissionOpensIntoWhatItIsEarnedOn() {
        var model = new AgentsModel(signedIn(Role.OPERATOR));
        CommissionRow row = READY.row();
        Money payout = Money.of("272.27", "USD");
        fake.answer(
                ProofCalls.COMMISSIONS,
                _ ->
                        ProofFile.of(
                                ProofKind.COMMISSION,
                                "Commissions",
                                row.dueOn(),
                                List.of(EarnerProofs.commission(READY.number(), row, payout))));
        model.derive(READY);
        assertThat(model.proof().openedProperty().get().figures().getFirst().lines())
                .hasSize(3)
                .contains("  payout, as of " + row.dueOn() + ": 272.27");
        assertThat(fake.count(ProofCalls.COMMISSIONS)).isEqualTo(1);

        model.derive(READY);
        assertThat(fake.count(ProofCalls.COMMISSIONS)).isEqualTo(1);
        model.derive(null);
        assertThat(model.proof().openedProperty().get().figures()).isEmpty();
        assertThat(model.proof().sourceProperty().get()).isNull();
    }

    private Shell signedIn(Role role) {
        fake.signsIn(role);
        return fake.signedIn(Accounts.NOW);
    }

    private static CommissionLine in(CommissionState state) {
        CommissionRow row = READY.row().become(state);
        return new CommissionLine(
                READY.investmentId(),
                READY.number(),
                READY.clientId(),
                READY.clientName(),
                READY.fundCode(),
                READY.agentName(),
                row);
    }

    private static SoldPool pool(PoolState state, List<PoolPart> paid) {
        CommissionRow like = READY.row();
        Money part = Money.of("750.00", "USD");
        var row =
                new PoolRow(
                        1,
                        3,
                        like.dueOn(),
                        like.dueOn(),
                        like.dueOn(),
                        part.plus(part),
                        part,
                        part);
        return new SoldPool(
                READY.investmentId(),
                READY.number(),
                READY.clientName(),
                new FranchiseId(new UUID(0, 5)),
                "White Label Ltd",
                "Agnes Agent",
                new PoolLine(row, state, paid));
    }
}
