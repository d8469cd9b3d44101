package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.AboutClose;
import fidus.close.CloseAct;
import fidus.close.CloseCalls;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.investments.Investment;
import fidus.investments.schedule.PayoutRef;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Payouts of March nobody asked for, or whose request waits, are owed all the same.
class UnpaidTest {
    @Test
    void aDuePayoutIsCarriedOverWhetherItWasAskedForOrNot() {
        try (var desk = new CloseDesk("2026-12-31")) {
            Investment contract = desk.started("10000.00");
            new CloseStory(desk)
                    .wallet(
                            "client/" + desk.ada.id().value(),
                            "Ada Example",
                            "DE89370400440532013000");
            desk.at("2027-04-01");
            desk.server.rollDay();
            desk.freeze();

            CloseStep open = desk.step(StepKind.PAYMENTS);
            assertThat(open.act()).isEqualTo(CloseAct.CARRY_OVER);
            assertThat(open.figures().getFirst().value()).isEqualTo("150.00 USD");

            desk.ask(CloseCalls.CARRY, new AboutClose(CloseDesk.MARCH));
            assertThat(desk.step(StepKind.PAYMENTS).stepState()).isEqualTo(StepState.DONE);

            desk.ask(
                    RedemptionCalls.REQUEST,
                    new RequestRedemption(
                            contract.id(), List.of(PayoutRef.interest(1)), "Asked for by letter"));
            assertThat(desk.step(StepKind.PAYMENTS).words())
                    .isEqualTo("1 payments are carried over.");
        }
    }
}
