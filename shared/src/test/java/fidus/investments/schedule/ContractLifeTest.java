package fidus.investments.schedule;

import static fidus.investments.schedule.Contract.code;
import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.paid;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.funds.ShareMethod;
import fidus.investments.InvestmentState;
import fidus.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The states of a contract and what may be done to it in each.
final class ContractLifeTest extends Lives {
    @Test
    void theStatesAndTheWaysBetweenThemAreTheseAndNoOthers() {
        assertThat(ways(InvestmentState.values(), InvestmentState::next))
                .isEqualTo(
                        "DRAFT>CANCELLED,PENDING_VALIDATION PENDING_VALIDATION>CANCELLED,VALIDATED"
                                + " VALIDATED>ACTIVE,CANCELLED,INCUBATING,MATURED"
                                + " INCUBATING>ACTIVE,SUSPENDED ACTIVE>CLOSED,MATURED,SUSPENDED"
                                + " MATURED>CLOSED,SUSPENDED CLOSED>MATURED CANCELLED>"
                                + " SUSPENDED>ACTIVE,INCUBATING,MATURED");
        assertThat(ways(PayoutState.values(), PayoutState::next))
                .isEqualTo(
                        "SCHEDULED>AVAILABLE,CANCELLED AVAILABLE>REQUESTED"
                                + " REQUESTED>APPROVED,AVAILABLE APPROVED>AVAILABLE,PAID"
                                + " PAID>APPROVED CANCELLED>");
        assertThat(code(() -> InvestmentState.CLOSED.become(InvestmentState.ACTIVE)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> CORE.become(PayoutRef.interest(1), PayoutState.PAID)))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-01,INCUBATING",
        "2025-11-30,INCUBATING",
        "2025-12-01,ACTIVE",
        "2026-11-30,ACTIVE",
        "2026-12-01,MATURED"
    })
    void theDateAloneMovesAnApprovedContract(LocalDate on, InvestmentState state) {
        assertThat(CORE.dates().stateOn(on)).isEqualTo(state);
    }

    @Test
    void aRequestTakesWhatIsAvailableOnceAndTellsTheNextDate() {
        LocalDate on = day("2026-02-10");
        PayoutSchedule requested = Redeemable.request(CORE, List.of(PayoutRef.interest(1)), on);

        assertThat(Redeemable.on(CORE, on).redeemableNow()).isEqualTo(usd("544.54"));
        assertThat(Redeemable.on(requested, on).redeemableNow()).isEqualTo(usd("272.27"));
        assertThat(Redeemable.on(requested, on).nextAvailableOn()).contains(day("2026-03-01"));
        assertThat(code(() -> Redeemable.request(requested, List.of(PayoutRef.interest(1)), on)))
                .isEqualTo(Problem.Code.ROW_IN_USE);
        assertThat(code(() -> Redeemable.request(CORE, List.of(PayoutRef.interest(3)), on)))
                .isEqualTo(Problem.Code.NOTHING_DUE);
        assertThat(code(() -> Redeemable.request(CORE, List.of(), day("2025-12-15"))))
                .isEqualTo(Problem.Code.NOTHING_DUE);
        assertThat(code(() -> Redeemable.request(CORE, List.of(), on)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        PayoutRef one = PayoutRef.interest(1);
        assertThat(code(() -> Redeemable.request(CORE, List.of(one, one), on)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(Redeemable.total(CORE, List.of(one, PayoutRef.interest(2)), on))
                .isEqualTo(usd("544.54"));
    }

    @Test
    void theStartDateIsCorrectedWhileNothingIsAvailable() {
        PayoutSchedule later = CORE.startingOn(day("2025-10-15"), day("2025-12-31"));

        assertThat(later).isEqualTo(Contract.of(FundCode.CORE, "18151.41", "2025-10-15"));
        assertThat(code(() -> CORE.startingOn(day("2025-10-15"), day("2026-01-01"))))
                .isEqualTo(Problem.Code.SCHEDULE_STARTED);
    }

    @Test
    void anAmendmentLeavesWhatIsAvailable() {
        PayoutSchedule running = paid(CORE, PayoutRef.interest(1));
        FundTerms dearer = CORE.terms().change().monthlyRate(new BigDecimal("0.02")).terms();

        PayoutSchedule amended = running.amended(dearer, day("2026-02-01"));

        assertThat(amended.row(PayoutRef.interest(1)))
                .isEqualTo(running.row(PayoutRef.interest(1)));
        assertThat(amended.row(PayoutRef.interest(2)).payoutAmount()).isEqualTo(usd("272.27"));
        assertThat(amended.row(PayoutRef.interest(3)).payoutAmount()).isEqualTo(usd("363.03"));
        // 2 months at 0.015 and 10 at 0.020 of 18,151.41 are 4,174.8243.
        assertThat(amended.interest()).isEqualTo(usd("4174.82"));
        assertThat(ContractValue.accruedInterest(amended, day("2026-02-16")))
                .isEqualTo(usd("726.06"));
        FundTerms otherDates =
                CORE.terms().with(DateConvention.DAY_COUNT, RoundingRule.RESIDUAL_LAST);
        assertThat(code(() -> running.amended(otherDates, day("2026-02-01"))))
                .isEqualTo(Problem.Code.SCHEDULE_STARTED);
        assertThat(CORE.amended(otherDates, day("2025-12-01")))
                .isEqualTo(
                        Contract.of(
                                FundCode.CORE, "18151.41", "2025-10-01", DateConvention.DAY_COUNT));
        FundTerms quarterly = CORE.terms().change().months(2, 12, 3).terms();
        assertThat(code(() -> running.amended(quarterly, day("2026-02-01"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> CORE.amended(dearer, day("2026-12-01"))))
                .isEqualTo(Problem.Code.SCHEDULE_STARTED);
        assertThat(code(() -> CORE.amended(Contract.terms(FundCode.BALANCE), day("2025-12-01"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    /// Row 1 is paid, row 2 runs from 1 January to 1 February 2026.
    @Test
    void anAmendmentHoldsFromADayAndThePayoutThatRunsKeepsItsTerms() {
        PayoutSchedule running = paid(CORE, PayoutRef.interest(1));
        FundTerms dearer = CORE.terms().change().monthlyRate(new BigDecimal("0.02")).terms();
        LocalDate today = day("2026-01-15");

        PayoutSchedule amended = running.amended(dearer, today, day("2026-02-01"));

        assertThat(amended.row(PayoutRef.interest(2))).isEqualTo(CORE.row(PayoutRef.interest(2)));
        assertThat(amended.row(PayoutRef.interest(3)).payoutAmount()).isEqualTo(usd("363.03"));
        assertThat(amended.interestRows()).hasSize(12);
        // 2 months at 0.015 and 10 at 0.020 of 18,151.41 are 4,174.8243.
        assertThat(amended.interest()).isEqualTo(usd("4174.82"));
        for (LocalDate on = today; on.isBefore(day("2026-02-02")); on = on.plusDays(1)) {
            assertThat(ContractValue.accruedInterest(amended, on))
                    .isEqualTo(ContractValue.accruedInterest(running, on));
        }
        assertThat(running.amended(dearer, today, day("2026-01-20"))).isEqualTo(amended);
        assertThat(running.amended(dearer, today, today)).isEqualTo(amended);
        assertThat(running.amended(dearer, today).row(PayoutRef.interest(2)).payoutAmount())
                .isEqualTo(usd("363.03"));
        assertThat(CORE.amended(dearer, day("2025-10-15"), day("2025-12-01")))
                .isEqualTo(CORE.amended(dearer, day("2025-10-15")));
    }

    @Test
    void aDayThatNoPayoutCanFollowIsRefused() {
        PayoutSchedule running = paid(CORE, PayoutRef.interest(1));
        FundTerms dearer = CORE.terms().change().monthlyRate(new BigDecimal("0.02")).terms();

        assertThat(from(running, dearer, "2026-01-14")).contains("today, 2026-01-15");
        assertThat(from(running, dearer, "2026-02-02")).contains("due on 2026-02-01");
        FundTerms early = CORE.terms().change().earlyRedemption(new BigDecimal("0.05"), 30).terms();
        assertThat(from(running, early, "2026-01-16")).contains("early end");
        FundTerms otherDates =
                CORE.terms().with(DateConvention.DAY_COUNT, RoundingRule.RESIDUAL_LAST);
        assertThat(from(CORE, otherDates, "2025-12-02", "2025-12-01")).contains("2025-12-02");
        assertThat(from(running, dearer, "2026-11-02", "2026-11-01")).contains("No payout begins");
        FundTerms shares = Contract.terms(FundCode.UNLIMITED);
        PayoutSchedule shared = PayoutSchedule.of(shares, usd("250000"), day("2026-01-15"));
        assertThat(from(shared, less(shares), "2026-01-17")).contains("share of performance");
    }

    private static String from(PayoutSchedule before, FundTerms next, String from) {
        return from(before, next, from, "2026-01-15");
    }

    private static String from(PayoutSchedule before, FundTerms next, String from, String today) {
        Refused refused =
                catchThrowableOfType(
                        Refused.class, () -> before.amended(next, day(today), day(from)));
        assertThat(refused.problem().fields().getFirst().field()).isEqualTo("from");
        return refused.problem().message();
    }

    /// Shares were paid up to marks that stay in the pool of that rate and way.
    @Test
    void theRateAndWayOfAPoolStayOnceAContractEarns() {
        FundTerms own = Contract.terms(FundCode.UNLIMITED);
        FundTerms pooled = own.change().shareMethod(ShareMethod.SERIES).terms();
        LocalDate eve = day("2026-03-14");
        LocalDate start = day("2026-03-15");

        assertThat(amended(pooled, less(pooled), eve)).isEmpty();
        assertThat(amended(pooled, less(pooled), start)).contains("performanceShareRate");
        assertThat(amended(pooled, own, start)).contains("shareMethod");
        assertThat(amended(own, pooled, start)).contains("shareMethod");
        assertThat(amended(own, less(own), start)).isEmpty();
        assertThat(amended(pooled, pooled.change().principalAtRisk(true).terms(), start)).isEmpty();
    }

    private static FundTerms less(FundTerms terms) {
        return terms.change().performanceShareRate(new BigDecimal("0.40")).terms();
    }

    /// The field for which an amendment of a contract from 15 January is refused.
    private static Optional<String> amended(FundTerms from, FundTerms to, LocalDate on) {
        PayoutSchedule before = PayoutSchedule.of(from, usd("250000"), day("2026-01-15"));
        try {
            assertThat(before.amended(to, on).terms()).isEqualTo(to);
            return Optional.empty();
        } catch (Refused refused) {
            assertThat(refused.problem().code()).isEqualTo(Problem.Code.SCHEDULE_STARTED);
            return Optional.of(refused.problem().fields().getFirst().field());
        }
    }

    @Test
    void aPrincipalThatCannotBeSplitIsRefused() {
        assertThat(code(() -> Contract.of(FundCode.CORE, "0", "2026-01-01")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> Contract.of(FundCode.CORE, "0.50", "2026-01-01")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(
                        code(
                                () ->
                                        PayoutSchedule.of(
                                                CORE.terms(),
                                                Money.of("10000", "EUR"),
                                                day("2026-01-01"))))
                .isEqualTo(Problem.Code.MIXED_CURRENCIES);
        assertThat(code(() -> Contract.of(FundCode.SEPARATION, "10000", "2026-01-01")))
                .isEqualTo(Problem.Code.FUND_INTERNAL);
    }

    @Test
    void anEarlyRedemptionCostsThePenaltyAndCancelsTheRest() {
        FundTerms allowed =
                CORE.terms().change().earlyRedemption(new BigDecimal("0.05"), 30).terms();
        PayoutSchedule schedule =
                paid(
                        PayoutSchedule.of(allowed, usd("18151.41"), day("2025-10-01")),
                        PayoutRef.interest(1));
        LocalDate on = day("2026-02-20");

        EarlyRedemption early = EarlyRedemption.of(schedule, day("2026-01-21"), on);

        assertThat(early.penaltyAmount()).isEqualTo(usd("907.57"));
        assertThat(early.principalPaid()).isEqualTo(usd("17243.84"));
        assertThat(early.availableInterest()).isEqualTo(usd("272.27"));
        assertThat(early.clientReceives()).isEqualTo(usd("17516.11"));
        assertThat(early.after().interestRows()).hasSize(2);
        assertThat(early.after().totals().get(PayoutState.SCHEDULED)).isEqualTo(usd("0"));
        assertThat(Redeemable.on(early.after(), on).redeemableNow())
                .isEqualTo(early.clientReceives());
        assertThat(code(() -> EarlyRedemption.of(schedule, day("2026-01-22"), on)))
                .isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
        assertThat(code(() -> EarlyRedemption.of(CORE, day("2026-01-01"), on)))
                .isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
        assertThat(code(() -> EarlyRedemption.of(schedule, day("2025-10-01"), day("2025-11-30"))))
                .isEqualTo(Problem.Code.IN_INCUBATION);
        assertThat(code(() -> EarlyRedemption.of(schedule, on, day("2026-12-01"))))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    private static <S extends Enum<S>> String ways(S[] states, Function<S, Set<S>> next) {
        return Stream.of(states)
                .map(
                        state ->
                                state
                                        + ">"
                                        + next.apply(state).stream()
                                                .map(Enum::name)
                                                .sorted()
                                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }
}
