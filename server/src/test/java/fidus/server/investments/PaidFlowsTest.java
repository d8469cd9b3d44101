package fidus.server.investments;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.ApproveCommissions;
import fidus.agents.AssignAgent;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowStanding;
import fidus.cashflow.CashHolding;
import fidus.cashflow.CashMoveKind;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.OpeningMove;
import fidus.cashflow.RecordCash;
import fidus.contract.Nothing;
import fidus.funds.FundCode;
import fidus.investments.Investment;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;
import fidus.redemptions.RedemptionCalls;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

/// What was paid stays in the cash flow, on the day it left.
class PaidFlowsTest extends PayDesk {
    @Test
    void aPaidPayoutAndItsCommissionStandInTheMonthTheyLeft() {
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Berta Broker", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), today(), "Brought the client"),
                        operator));
        Investment core = started(FundCode.CORE, "18151.41");
        at("2026-01-01");
        wallet("client/" + ada.id().value(), "Ada Example", "DE89370400440532013000");
        wallet("agent/" + agent.id().value(), "Berta Broker", "DE02120300000000202051");
        HouseAccountId house = houseBank();
        server.rollDay();
        at("2026-01-03");
        assertThat(flow(CashFlowKind.COMMISSION, CashFlowStanding.OVERDUE))
                .isEqualTo("2026-01 27.23");
        approve(ask(RedemptionCalls.REQUEST, redeem(core, PayoutRef.interest(1)), operator));
        approve(ask(AgentCalls.APPROVE, new ApproveCommissions(agent.id(), today()), operator));

        recorded("18000.00");

        approve(confirmed(sent(house), "BANK-1"));

        assertThat(flow(CashFlowKind.INTEREST, CashFlowStanding.PAID)).isEqualTo("2026-01 272.27");
        assertThat(flow(CashFlowKind.COMMISSION, CashFlowStanding.PAID)).isEqualTo("2026-01 27.23");
        assertThat(calendar().paidWithoutDay()).isEqualTo(usd("0.00"));
        // Nobody has recorded what the bank holds after these payments.
        assertThat(calendar().opening().unallocatedCash()).isEqualTo(usd("18000.00"));
        assertThat(calendar().opening().moved())
                .containsExactly(
                        new OpeningMove(
                                CashMoveKind.PAYMENTS, "House bank USD", 2, usd("-299.50")));
        assertThat(clientCash()).isEqualTo(usd("17700.50"));
        at("2026-01-04");
        recorded("17700.50");
        assertThat(calendar().opening().moved()).isEmpty();
        assertThat(clientCash()).isEqualTo(usd("17700.50"));
    }

    /// Of no fund, so it stands beside the funds.
    private Money clientCash() {
        return ask(CashflowCalls.COVERAGE, new Nothing(), operator)
                .currencies()
                .getFirst()
                .unattributed()
                .sum();
    }

    private void recorded(String balance) {
        approve(
                ask(
                        CashflowCalls.RECORD_CASH,
                        new RecordCash(
                                new CashHolding(
                                        CashPlace.BANK,
                                        "House bank USD",
                                        CashOwner.CLIENT,
                                        null,
                                        Currency.USD),
                                usd(balance),
                                server.clock().instant(),
                                "Read from the statement of the day"),
                        operator));
    }
}
