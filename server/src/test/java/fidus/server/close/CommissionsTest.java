package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AgentCalls;
import fidus.agents.ApproveCommissions;
import fidus.close.AboutClose;
import fidus.close.CloseAct;
import fidus.close.CloseCalls;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;

import org.junit.jupiter.api.Test;

/// Commissions in a close: due ones are approved and in the books before the fees (§9.6), and then
/// paid or listed as carried over. A tenth of 150.00 is due to the agent in March.
class CommissionsTest {
    @Test
    void aCommissionThatIsDueIsApprovedAndThenPaidOrCarriedOver() {
        try (var desk = new CloseDesk("2026-12-10")) {
            desk.started("10000.00");
            desk.at("2027-04-01");
            desk.server.rollDay();
            desk.freeze();
            CloseStep runs = desk.step(StepKind.FEE_RUNS);
            assertThat(runs.stepState()).isEqualTo(StepState.BLOCKED);
            assertThat(runs.blocks())
                    .singleElement()
                    .satisfies(
                            one -> {
                                assertThat(one.closePlace()).isEqualTo(ClosePlace.AGENTS);
                                assertThat(one.subject())
                                        .isEqualTo("agent/" + desk.berta.id().value());
                                assertThat(one.message())
                                        .isEqualTo(
                                                "1 commissions of Berta Broker due by 2027-03-31,"
                                                        + " 15.00 USD, are not approved.");
                            });
            assertThat(desk.step(StepKind.PAYMENTS).figures().getFirst().value())
                    .as("the payout nobody asked for")
                    .isEqualTo("150.00 USD");

            desk.approve(
                    desk.ask(
                            AgentCalls.APPROVE,
                            new ApproveCommissions(desk.berta.id(), desk.today())));

            assertThat(desk.step(StepKind.FEE_RUNS).stepState()).isEqualTo(StepState.DONE);
            CloseStep due = desk.step(StepKind.PAYMENTS);
            assertThat(due.act()).isEqualTo(CloseAct.CARRY_OVER);
            assertThat(due.figures().getFirst().value()).isEqualTo("165.00 USD");
            desk.ask(CloseCalls.CARRY, new AboutClose(CloseDesk.MARCH));
            assertThat(desk.step(StepKind.PAYMENTS).stepState()).isEqualTo(StepState.DONE);
        }
    }
}
