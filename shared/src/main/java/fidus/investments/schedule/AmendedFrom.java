package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// The day from which amended terms hold, where it is said: whether the payouts can follow it. A
/// payout is one sum for one period, so the terms change where a period begins.
final class AmendedFrom {
    private static final String FIELD = "from";

    private final PayoutSchedule current;
    private final FundTerms next;
    private final LocalDate from;
    private final List<PayoutRow> ahead;

    AmendedFrom(PayoutSchedule current, FundTerms next, LocalDate from) {
        this.current = current;
        this.next = next;
        this.from = from;
        ahead =
                current.interestRows().stream()
                        .filter(row -> row.payoutState() == PayoutState.SCHEDULED)
                        .toList();
    }

    /// Whether a row keeps the terms it was computed with.
    static boolean keeps(@Nullable LocalDate from, PayoutRow row) {
        LocalDate begins = row.periodFrom();
        return from != null
                && begins != null
                && row.pays(PayoutKind.INTEREST)
                && begins.isBefore(from);
    }

    /// @param otherAnchors whether the dates of all payouts change
    void check(LocalDate today, boolean otherAnchors) {
        if (from.isBefore(today)) {
            throw refused(
                    "An amendment holds from today, "
                            + today
                            + ", or from a later day. Leave the day empty where every payout that"
                            + " is not due yet follows it.");
        }
        if (from.isAfter(today)) {
            checkOfPayouts();
        }
        if (!current.terms().sharesPerformance()) {
            checkBegins();
        }
        if (otherAnchors && ahead.stream().anyMatch(row -> keeps(from, row))) {
            throw refused(
                    "Another incubation or date convention moves every payout, also the one that"
                            + " runs on "
                            + from
                            + ". Leave the day empty.");
        }
    }

    /// What no payout carries holds for the contract as a whole, and so from today.
    private void checkOfPayouts() {
        FundTerms before = current.terms();
        boolean ofPayouts =
                !before.sharesPerformance()
                        && before.earlyRedemptionPolicy() == next.earlyRedemptionPolicy()
                        && same(before.penaltyRate(), next.penaltyRate())
                        && Objects.equals(before.noticeDays(), next.noticeDays())
                        && before.payoutRequestMode() == next.payoutRequestMode();
        if (!ofPayouts) {
            throw refused(
                    "Only what payouts of interest are computed with can change from a later day:"
                            + " rate, months, interval, rounding. Who asks for payouts, an early"
                            + " end and a share of performance hold from the approval: amend them"
                            + " on their own and leave the day empty, then no payout changes.");
        }
    }

    private void checkBegins() {
        if (ahead.stream().allMatch(row -> keeps(from, row))) {
            throw refused(
                    "No payout begins on "
                            + from
                            + " or later. Leave the day empty to change the one that runs.");
        }
        LocalDate due = ahead.getFirst().dueOn();
        if (from.isAfter(due)) {
            throw refused(
                    "The next payout is due on "
                            + due
                            + ". An amendment holds from that day at the latest; amend later"
                            + " payouts once theirs is the next.");
        }
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private static Refused refused(String why) {
        return Refused.at(FIELD, Problem.Code.BAD_VALUE, why);
    }
}
