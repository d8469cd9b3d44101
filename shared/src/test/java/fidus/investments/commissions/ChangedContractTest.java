package fidus.investments.commissions;

import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.EarlyRedemption;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/// What agents and companies earn on a contract that ends early or is moved to other days.
class ChangedContractTest {
    private static final AgentId ONE = new AgentId(new UUID(0, 1));
    private static final AgentId TWO = new AgentId(new UUID(0, 2));

    @Test
    void aPoolPaidMonthlyEndsWithItsContract() {
        FranchiseTerms monthly = FranchiseTerms.STANDARD.paid(FranchisePayout.MONTHLY);
        FundTerms terms =
                monthly.contractTerms(Contract.terms(FundCode.BALANCE))
                        .change()
                        .earlyRedemption(new BigDecimal("0.05"), 30)
                        .terms();
        PayoutSchedule schedule = PayoutSchedule.of(terms, usd("100000"), day("2026-01-01"));

        PayoutSchedule ended =
                EarlyRedemption.of(schedule, day("2026-07-01"), day("2026-08-15")).after();

        assertThat(FranchisePools.of(schedule, monthly)).hasSize(12);
        List<PoolRow> pools = FranchisePools.of(ended, monthly);
        assertThat(pools).hasSize(5).allMatch(row -> row.poolAmount().equals(usd("500.00")));
        assertThat(pools.getLast().dueOn()).isEqualTo("2026-08-01");
        PayoutSchedule byDays =
                PayoutSchedule.of(
                        terms.with(DateConvention.DAY_COUNT, RoundingRule.RESIDUAL_LAST),
                        usd("100000"),
                        day("2026-01-01"));
        assertThat(FranchisePools.of(byDays, monthly)).hasSize(12);
    }

    @Test
    void aPayoutMovedToAnotherDayPaysTheAgentOfThatDay() {
        PayoutSchedule before = Contract.of(FundCode.CORE, "18151.41", "2026-03-30");
        var one =
                new AgentAssignment(
                        ONE, new BigDecimal("0.10"), day("2020-01-01"), day("2026-07-01"));
        List<AgentAssignment> agents = List.of(one, agent(TWO, "0.05", "2026-07-01"));
        Commissions commissions = Commissions.of(before, agents);
        assertThat(earning(commissions)).isEqualTo(ONE);

        PayoutSchedule after = before.startingOn(day("2026-04-04"), day("2026-04-05"));
        Commissions moved = commissions.following(after, agents);

        assertThat(after.row(PayoutRef.interest(1)).dueOn()).isEqualTo("2026-07-04");
        assertThat(earning(moved)).isEqualTo(TWO);
        CommissionRow row = moved.live(PayoutRef.interest(1)).orElseThrow();
        assertThat(row.commissionAmount()).isEqualTo(usd("13.61"));
        assertThat(row.dueOn()).isEqualTo("2026-07-04");
        assertThat(moved.rows().stream().filter(gone -> !gone.live()))
                .singleElement()
                .matches(gone -> gone.cancelReason() == CancelReason.REASSIGNED)
                .matches(gone -> gone.agentId().equals(ONE));
        assertThat(moved.following(after, agents)).isEqualTo(moved);
        assertThat(earning(moved.following(before, agents))).isEqualTo(ONE);
    }

    private static AgentId earning(Commissions commissions) {
        return commissions.live(PayoutRef.interest(1)).orElseThrow().agentId();
    }

    private static AgentAssignment agent(AgentId id, String rate, String from) {
        return AgentAssignment.from(id, new BigDecimal(rate), day(from));
    }
}
