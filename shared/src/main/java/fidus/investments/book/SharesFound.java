package fidus.investments.book;

import static fidus.investments.book.TakenOver.refused;

import fidus.funds.FundTerms;
import fidus.funds.ShareMethod;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.ShareValuation;
import fidus.investments.schedule.ValuationState;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/// The performance shares of a contract that is taken over, as rows of its schedule. The shares and
/// the mark must agree: Σ shares = mark × rate, each share rounded once.
final class SharesFound {
    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    private SharesFound() {}

    /// @throws fidus.contract.Refused `BAD_VALUE` naming the field
    static PayoutSchedule in(PayoutSchedule fresh, TakeOver asks) {
        FundTerms terms = fresh.terms();
        SharesBefore shares = asks.shares();
        if (!terms.sharesPerformance()) {
            if (shares != null) {
                throw refused("shares.valuedOn", terms.fundCode() + " shares no performance.");
            }
            return fresh;
        }
        if (shares == null) {
            LocalDate first = endOfMonth(fresh.dates().interestStart());
            if (!first.isAfter(asks.takenOverOn())) {
                throw refused(
                        "shares.valuedOn",
                        "Its performance was valued from " + first + " on. Say how it stood last.");
            }
            return fresh;
        }
        days(fresh, asks, shares);
        if (terms.sharing() != ShareMethod.CONTRACT_MARK) {
            UnitsFound.check(terms, fresh.principal(), shares);
        } else if (shares.units() != null) {
            throw refused("shares.units.units", "It has a mark of its own and no units.");
        } else {
            mark(terms, shares);
        }
        return rows(fresh, asks, shares);
    }

    private static LocalDate endOfMonth(LocalDate day) {
        return day.with(TemporalAdjusters.lastDayOfMonth());
    }

    private static void days(PayoutSchedule fresh, TakeOver asks, SharesBefore shares) {
        LocalDate on = shares.valuedOn();
        if (!on.equals(endOfMonth(on))
                || on.isBefore(fresh.dates().interestStart())
                || on.isAfter(asks.takenOverOn())
                || on.isAfter(fresh.dates().contractEnd())) {
            throw refused(
                    "shares.valuedOn",
                    "The last valuation was at a month's end from "
                            + fresh.dates().interestStart()
                            + " on, before it is taken over.");
        }
        if (fresh.terms().principalAtRisk() && on.equals(fresh.dates().contractEnd())) {
            throw refused(
                    "shares.valuedOn",
                    "On that day it ended, and what is left of its principal was found. It is"
                            + " settled where it was valued.");
        }
    }

    private static void mark(FundTerms terms, SharesBefore shares) {
        BigDecimal rate = Objects.requireNonNull(terms.performanceShareRate());
        Money mark = shares.highWaterMark();
        Money none = Money.zero(mark.currency());
        Money open =
                Money.rounded(
                        shares.toRecover().negated().amount().multiply(rate), none.currency());
        if (mark.signum() < 0 || open.signum() > 0) {
            throw refused(
                    "shares.highWaterMark",
                    "With a performance of "
                            + shares.performance()
                            + " the mark is not "
                            + mark
                            + ": a share raises the mark to the performance, and it is never below"
                            + " zero.");
        }
        Money sum = shares.shares().stream().map(ShareBefore::share).reduce(none, Money::plus);
        BigDecimal off = sum.amount().subtract(mark.amount().multiply(rate)).abs();
        BigDecimal most = HALF_A_CENT.multiply(BigDecimal.valueOf(shares.shares().size()));
        if (off.compareTo(most) > 0) {
            throw refused(
                    "shares.shares",
                    "The shares sum to "
                            + sum
                            + "; a mark of "
                            + mark
                            + " at a rate of "
                            + rate.toPlainString()
                            + " gives "
                            + Money.rounded(mark.amount().multiply(rate), none.currency())
                            + ".");
        }
    }

    private static PayoutSchedule rows(PayoutSchedule fresh, TakeOver asks, SharesBefore shares) {
        PayoutSchedule schedule = fresh;
        LocalDate from = fresh.dates().interestStart();
        for (int i = 0; i < shares.shares().size(); i++) {
            ShareBefore one = shares.shares().get(i);
            check(asks, shares, one, from, "shares.shares." + i);
            PayoutRow row = row(one, shares.highWaterMark(), i + 1, from);
            schedule = schedule.with(row);
            if (one.paidOn() != null) {
                schedule = TakenOver.paid(schedule, row.ref());
            }
            from = one.dueOn();
        }
        return schedule;
    }

    private static PayoutRow row(ShareBefore one, Money mark, int sequence, LocalDate from) {
        return new ShareValuation(one.dueOn(), ValuationState.SHARE, mark, mark, one.share())
                .row(sequence, from);
    }

    private static void check(
            TakeOver asks, SharesBefore shares, ShareBefore one, LocalDate from, String field) {
        LocalDate due = one.dueOn();
        if (!due.isAfter(from) || due.isAfter(shares.valuedOn()) || !due.equals(endOfMonth(due))) {
            throw refused(
                    field + ".dueOn",
                    "Shares are due at ends of months after "
                            + from
                            + ", the oldest first, up to the last valuation.");
        }
        if (one.share().signum() <= 0) {
            throw refused(field + ".share", "A share is above zero.");
        }
        LocalDate paid = one.paidOn();
        if (paid != null) {
            if (paid.isBefore(due) || paid.isAfter(asks.takenOverOn())) {
                throw refused(
                        field + ".paidOn",
                        "A share is paid from its day on, before the contract is taken over.");
            }
            TakenOver.evidence(one.evidence(), field + ".evidence", "The share of " + due);
        }
    }
}
