package fidus.investments.commissions;

import static fidus.investments.schedule.Contract.code;
import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.paid;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

class CommissionsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final long SEED = 20_261_122;
    private static final AgentId ONE = new AgentId(new UUID(0, 1));
    private static final AgentId TWO = new AgentId(new UUID(0, 2));
    private static final PayoutSchedule CORE = Contract.of(FundCode.CORE, "18151.41", "2025-10-01");

    @Test
    void everyInterestPayoutHasOneCommissionAndThePrincipalNone() {
        Commissions commissions = Commissions.of(CORE, List.of(agent(ONE, "0.10", "2020-01-01")));

        assertThat(commissions.rows()).hasSize(12);
        assertThat(commissions.rows())
                .extracting(CommissionRow::dueOn)
                .isEqualTo(CORE.dates().dueOn());
        assertThat(commissions.live(PayoutRef.principal())).isEmpty();
        assertThat(commissions.following(CORE, List.of(agent(ONE, "0.10", "2020-01-01"))))
                .isEqualTo(commissions);
    }

    @Test
    void theAgentOfTheDueDateEarns() {
        var until =
                new AgentAssignment(
                        ONE, new BigDecimal("0.10"), day("2020-01-01"), day("2026-03-01"));
        Commissions commissions =
                Commissions.of(CORE, List.of(until, agent(TWO, "0.20", "2026-05-01")));

        assertThat(commissions.rows()).hasSize(2 + 8);
        assertThat(commissions.live(PayoutRef.interest(2)).orElseThrow().agentId()).isEqualTo(ONE);
        assertThat(commissions.live(PayoutRef.interest(3))).isEmpty();
        CommissionRow may = commissions.live(PayoutRef.interest(5)).orElseThrow();
        assertThat(may.agentId()).isEqualTo(TWO);
        assertThat(may.commissionAmount()).isEqualTo(usd("54.45"));
    }

    @Test
    void aNewAgentTakesOverFromADay() {
        Commissions before = Commissions.of(CORE, List.of(agent(ONE, "0.10", "2020-01-01")));

        Commissions after = reassigned(before, "2026-06-01");

        assertThat(after.rows()).hasSize(12 + 7);
        assertThat(after.rows().stream().filter(row -> !row.live()))
                .hasSize(7)
                .allMatch(row -> row.cancelReason() == CancelReason.REASSIGNED)
                .allMatch(row -> !row.dueOn().isBefore(day("2026-06-01")));
        assertThat(after.live(PayoutRef.interest(5)).orElseThrow().agentId()).isEqualTo(ONE);
        assertThat(after.live(PayoutRef.interest(6)).orElseThrow().agentId()).isEqualTo(TWO);
        assertThat(after.live(PayoutRef.interest(6)).orElseThrow().commissionAmount())
                .isEqualTo(usd("13.61"));
        assertThat(reassigned(after, "2026-06-01")).isEqualTo(after);
    }

    @Test
    void anApprovedCommissionIsRevokedBeforeTheAgentChanges() {
        Commissions approved =
                moved(
                        Commissions.of(CORE, List.of(agent(ONE, "0.10", "2020-01-01"))),
                        3,
                        CommissionState.READY,
                        CommissionState.APPROVED);

        assertThat(code(() -> reassigned(approved, "2026-01-01")))
                .isEqualTo(Problem.Code.COMMISSION_APPROVED);
        assertThat(code(() -> reassigned(approved, "2026-03-02"))).isNull();
    }

    /// I26.
    @Test
    void oneCommissionStandsPerPayoutAndPaidOnesStayToTheByte() {
        var random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            PayoutSchedule schedule = CORE;
            Commissions commissions =
                    Commissions.of(schedule, List.of(agent(ONE, "0.10", "2020-01-01")));
            for (int step = 0; step < 8; step++) {
                commissions = paidSome(commissions, random);
                List<String> paid = paidRows(commissions);
                LocalDate from = day("2025-10-01").plusDays(random.nextInt(430));
                var next =
                        AgentAssignment.from(
                                new AgentId(new UUID(1, random.nextInt(3))),
                                BigDecimal.valueOf(random.nextInt(30), 2),
                                from);
                var changed = new ChangedAgents(List.of(next), from);
                commissions = commissions.reassigned(schedule, changed, TODAY);
                schedule = amended(schedule, random);
                commissions = commissions.following(schedule, List.of(next));
                String said = "seed " + SEED + ", round " + round + ", step " + step;

                assertThat(paidRows(commissions)).as(said).isEqualTo(paid);
                for (PayoutRow row : schedule.interestRows()) {
                    assertThat(commissions.rows())
                            .as(said)
                            .filteredOn(one -> one.live() && one.payout().equals(row.ref()))
                            .hasSize(1);
                }
            }
        }
    }

    @Test
    void aCommissionIsReadyWhenDueOrWhenTheClientIsPaid() {
        Commissions commissions = Commissions.of(CORE, List.of(agent(ONE, "0.10", "2020-01-01")));
        LocalDate on = day("2026-02-01");

        assertThat(commissions.on(on.minusDays(1), CommissionTrigger.ON_DUE, CORE).rows())
                .filteredOn(row -> row.commissionState() == CommissionState.READY)
                .hasSize(1);
        assertThat(commissions.on(on, CommissionTrigger.ON_DUE, CORE).rows())
                .filteredOn(row -> row.commissionState() == CommissionState.READY)
                .hasSize(2);
        PayoutSchedule one = paid(CORE, PayoutRef.interest(1));
        assertThat(commissions.on(on, CommissionTrigger.ON_CLIENT_PAID, one).rows())
                .filteredOn(row -> row.commissionState() == CommissionState.READY)
                .extracting(CommissionRow::payout)
                .containsExactly(PayoutRef.interest(1));
    }

    @Test
    void anAmendedPayoutTakesItsCommissionAlong() {
        Commissions before = Commissions.of(CORE, List.of(agent(ONE, "0.10", "2020-01-01")));
        FundTerms quarterly =
                CORE.terms().change().monthlyRate(new BigDecimal("0.020")).months(2, 12, 3).terms();

        PayoutSchedule amended = CORE.amended(quarterly, day("2026-03-15"));
        Commissions after = before.following(amended, List.of(agent(ONE, "0.10", "2020-01-01")));

        assertThat(amended.interestRows())
                .extracting(PayoutRow::dueOn)
                .containsExactlyElementsOf(
                        List.of(
                                day("2026-01-01"),
                                day("2026-02-01"),
                                day("2026-03-01"),
                                day("2026-06-01"),
                                day("2026-09-01"),
                                day("2026-12-01")));
        // 3 months at 0.015 and 9 at 0.020 of 18,151.41 are 4,084.06725.
        assertThat(amended.interest()).isEqualTo(usd("4084.07"));
        assertThat(amended.rows()).filteredOn(row -> !row.live()).hasSize(6);
        assertThat(after.live(PayoutRef.interest(4)).orElseThrow().commissionAmount())
                .isEqualTo(usd("108.91"));
        assertThat(after.rows())
                .filteredOn(row -> row.cancelReason() == CancelReason.PAYOUT_CANCELLED)
                .hasSize(6);
    }

    @Test
    void aWhiteLabelCompanySharesThePool() {
        FundTerms balance = Contract.terms(FundCode.BALANCE);
        PayoutSchedule schedule =
                PayoutSchedule.of(
                        FranchiseTerms.STANDARD.contractTerms(balance),
                        usd("100000"),
                        day("2026-01-01"));

        List<PoolRow> pools = FranchisePools.of(schedule, FranchiseTerms.STANDARD);

        assertThat(Contract.of(FundCode.BALANCE, "100000", "2026-01-01").interestRows())
                .allMatch(row -> row.payoutAmount().equals(usd("7500.00")));
        assertThat(schedule.interestRows())
                .allMatch(row -> row.payoutAmount().equals(usd("6000.00")))
                .hasSize(4);
        assertThat(schedule.interest()).isEqualTo(usd("24000.00"));
        assertThat(pools)
                .allMatch(row -> row.poolAmount().equals(usd("1500.00")))
                .allMatch(row -> row.companyPart().equals(usd("750.00")))
                .allMatch(row -> row.agentPart().equals(usd("750.00")))
                .hasSize(4);
        assertThat(sum(pools)).isEqualTo(usd("6000.00"));
        assertThat(pools).extracting(PoolRow::dueOn).isEqualTo(schedule.dates().dueOn());
    }

    @Test
    void aPoolIsSharedToTheCentAndPaidMonthlyIfAgreed() {
        FranchiseTerms franchise =
                FranchiseTerms.STANDARD
                        .withAgentShare(new BigDecimal("0.30"))
                        .paid(FranchisePayout.MONTHLY);
        PayoutSchedule schedule =
                PayoutSchedule.of(
                        franchise.contractTerms(Contract.terms(FundCode.BALANCE)),
                        usd("50001.00"),
                        day("2026-01-31"));

        List<PoolRow> pools = FranchisePools.of(schedule, franchise);

        // 250.005 a month is 250.01, and 3,000.06 in all.
        assertThat(pools).hasSize(12);
        assertThat(pools.getFirst().poolAmount()).isEqualTo(usd("250.01"));
        assertThat(pools.getFirst().agentPart()).isEqualTo(usd("75.00"));
        assertThat(pools.getFirst().companyPart()).isEqualTo(usd("175.01"));
        assertThat(pools.getLast().poolAmount()).isEqualTo(usd("249.95"));
        assertThat(sum(pools)).isEqualTo(usd("3000.06"));
        assertThat(pools.getFirst().dueOn()).isEqualTo(day("2026-04-30"));
        assertThat(code(() -> franchise.contractTerms(Contract.terms(FundCode.CORE))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(
                        code(
                                () ->
                                        franchise
                                                .withAgentShare(new BigDecimal("0.45"))
                                                .contractTerms(Contract.terms(FundCode.BALANCE))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    private static Money sum(List<PoolRow> pools) {
        return pools.stream().map(PoolRow::poolAmount).reduce(usd("0"), Money::plus);
    }

    private static Commissions reassigned(Commissions before, String from) {
        var next = List.of(agent(TWO, "0.05", from));
        return before.reassigned(CORE, new ChangedAgents(next, day(from)), TODAY);
    }

    private static AgentAssignment agent(AgentId id, String rate, String from) {
        return AgentAssignment.from(id, new BigDecimal(rate), day(from));
    }

    private static Commissions moved(
            Commissions commissions, int sequence, CommissionState... states) {
        var rows = new ArrayList<CommissionRow>();
        for (CommissionRow row : commissions.rows()) {
            CommissionRow moved = row;
            if (row.live() && row.payout().equals(PayoutRef.interest(sequence))) {
                for (CommissionState state : states) {
                    moved = moved.become(state);
                }
            }
            rows.add(moved);
        }
        return new Commissions(rows, commissions.onPerformanceShare());
    }

    private static Commissions paidSome(Commissions commissions, Random random) {
        int sequence = 1 + random.nextInt(12);
        boolean pending =
                commissions
                        .live(PayoutRef.interest(sequence))
                        .filter(row -> row.commissionState() == CommissionState.PENDING)
                        .isPresent();
        return pending && random.nextInt(3) == 0
                ? moved(
                        commissions,
                        sequence,
                        CommissionState.READY,
                        CommissionState.APPROVED,
                        CommissionState.PAID)
                : commissions;
    }

    private static PayoutSchedule amended(PayoutSchedule schedule, Random random) {
        if (random.nextInt(3) > 0) {
            return schedule;
        }
        FundTerms terms =
                schedule.terms()
                        .change()
                        .monthlyRate(BigDecimal.valueOf(random.nextInt(400), 4))
                        .terms();
        return schedule.amended(terms, day("2025-10-01"));
    }

    private static List<String> paidRows(Commissions commissions) {
        return commissions.rows().stream()
                .filter(row -> row.commissionState() == CommissionState.PAID)
                .map(Canonical::text)
                .toList();
    }
}
