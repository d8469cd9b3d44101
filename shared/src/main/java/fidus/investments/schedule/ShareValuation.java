package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.funds.ShareMethod;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// One valuation of a contract with a performance share, at a month's end or on its last day: share
/// = round(max(0, C − highWaterMark) × performanceShareRate). The mark starts at zero and becomes C
/// whenever there is a share, so that losses are carried forward.
///
/// @param performance C since `interestStart`; absent when UNAVAILABLE
/// @param highWaterMark after this valuation
/// @param shareAmount zero where there is none
public record ShareValuation(
        LocalDate valuationOn,
        ValuationState valuationState,
        @Nullable Money performance,
        Money highWaterMark,
        Money shareAmount) {
    /// The month ends on or after `interestStart`, and the end of the contract in place of the
    /// month's end that follows it.
    public static Stream<LocalDate> days(PaymentDates dates) {
        return Stream.iterate(
                        monthEnd(dates.interestStart()),
                        day -> !day.isAfter(monthEnd(dates.contractEnd())),
                        day -> monthEnd(day.plusDays(1)))
                .map(day -> upTo(dates, day));
    }

    /// The day to which a contract is valued with a month: its end, or the contract's own before.
    public static LocalDate upTo(PaymentDates dates, LocalDate monthEnd) {
        return monthEnd.isAfter(dates.contractEnd()) ? dates.contractEnd() : monthEnd;
    }

    /// @param markBefore the high-water mark the last valuation left, zero before the first
    /// @param performance empty when a linked reading is not OK
    /// @throws Refused `BAD_VALUE` when the day is neither the contract's end nor a month end on or
    ///   after `interestStart`, or the terms share no performance, `MIXED_CURRENCIES`
    public static ShareValuation of(
            PayoutSchedule schedule, LocalDate day, Money markBefore, Optional<Money> performance) {
        BigDecimal rate = rate(schedule.terms());
        LocalDate interestStart = schedule.dates().interestStart();
        boolean isDay = day.equals(monthEnd(day)) || day.equals(schedule.dates().contractEnd());
        if (day.isBefore(interestStart) || !isDay) {
            throw Refused.at(
                    "valuationOn",
                    Problem.Code.BAD_VALUE,
                    "Performance is valued at month ends from "
                            + interestStart
                            + " on, and at the contract's end.");
        }
        Money zero = Money.zero(schedule.principal().currency());
        if (day.equals(interestStart)) {
            return new ShareValuation(day, ValuationState.BASELINE, zero, markBefore, zero);
        }
        if (performance.isEmpty()) {
            return new ShareValuation(day, ValuationState.UNAVAILABLE, null, markBefore, zero);
        }
        Money reached = performance.get();
        Money gain = reached.minus(markBefore);
        Money share =
                gain.signum() <= 0
                        ? zero
                        : Money.rounded(gain.amount().multiply(rate), zero.currency());
        return share.signum() > 0
                ? new ShareValuation(day, ValuationState.SHARE, reached, reached, share)
                : new ShareValuation(day, ValuationState.NO_SHARE, reached, markBefore, zero);
    }

    /// The payout row of an approved share: due on the valuation date and AVAILABLE.
    ///
    /// @param periodFrom the day the last valuation that had a figure reached, or `interestStart`
    /// @throws Refused `WRONG_STATE` when there is no share
    public PayoutRow row(int sequence, LocalDate periodFrom) {
        if (valuationState != ValuationState.SHARE) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "The valuation of " + valuationOn + " has no share.");
        }
        return new PayoutRow(
                PayoutKind.PERFORMANCE_SHARE,
                sequence,
                0,
                null,
                periodFrom,
                valuationOn,
                valuationOn,
                shareAmount,
                PayoutState.AVAILABLE);
    }

    /// The principal due at maturity: all of it, or with the principal at risk P + round(min(0, C)
    /// × performanceShareRate), never below zero.
    ///
    /// @param performance C at maturity
    public static Money principalDue(FundTerms terms, Money principal, Money performance) {
        if (!terms.principalAtRisk() || performance.signum() >= 0) {
            return principal;
        }
        Money lost =
                Money.rounded(performance.amount().multiply(rate(terms)), performance.currency());
        Money due = principal.plus(lost);
        return due.signum() < 0 ? Money.zero(due.currency()) : due;
    }

    /// The whole performance of a contract at its end. The value of a unit of a series is what is
    /// left after shares were taken out of it, so what they took belongs to the performance again.
    ///
    /// @param held what the contract's units, or its accounts, gained
    public static Money whole(PayoutSchedule schedule, Money held) {
        return schedule.terms().shareMethod() == ShareMethod.SERIES
                ? held.plus(schedule.sharedBefore(schedule.dates().contractEnd()))
                : held;
    }

    private static BigDecimal rate(FundTerms terms) {
        if (!terms.sharesPerformance()) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE, terms.fundCode() + " shares no performance.");
        }
        return Objects.requireNonNull(terms.performanceShareRate());
    }

    private static LocalDate monthEnd(LocalDate day) {
        return day.with(TemporalAdjusters.lastDayOfMonth());
    }
}
