package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The rows of a schedule, written after those that can no longer change.
final class ScheduleRows {
    static final Comparator<PayoutRow> ORDER =
            Comparator.comparing(PayoutRow::dueOn)
                    .thenComparing(PayoutRow::payoutKind)
                    .thenComparingInt(PayoutRow::sequence);

    private final FundTerms terms;
    private final Money principal;
    private final LocalDate startDate;
    private final List<PayoutRow> before;
    private final @Nullable LocalDate from;

    private ScheduleRows(
            FundTerms terms,
            Money principal,
            LocalDate startDate,
            List<PayoutRow> before,
            @Nullable LocalDate from) {
        this.terms = terms;
        this.principal = principal;
        this.startDate = startDate;
        this.before = before;
        this.from = from;
    }

    static PayoutSchedule fresh(FundTerms terms, Money principal, LocalDate startDate) {
        if (terms.fundCode() == FundCode.SEPARATION) {
            throw Refused.at(
                    "fundCode",
                    Problem.Code.FUND_INTERNAL,
                    "SEPARATION is an internal fund and has no contracts.");
        }
        terms.checked();
        if (!principal.currency().equals(terms.currency())) {
            throw Refused.at(
                    "principal",
                    Problem.Code.MIXED_CURRENCIES,
                    terms.fundCode() + " is kept in " + terms.currency() + ".");
        }
        if (principal.signum() <= 0) {
            throw Refused.at("principal", Problem.Code.BAD_VALUE, "A principal is above zero.");
        }
        return rewritten(terms, principal, startDate, List.of());
    }

    /// All rows that are not SCHEDULED as they are, all others anew.
    static PayoutSchedule rewritten(
            FundTerms terms, Money principal, LocalDate startDate, List<PayoutRow> before) {
        return new ScheduleRows(terms, principal, startDate, before, null).schedule();
    }

    /// The same under other terms. Where no row is computed with what differs, all stay as they
    /// are.
    ///
    /// @param from rows whose period begins before it stay as they are too; absent where none does
    static PayoutSchedule amended(
            PayoutSchedule before, FundTerms terms, @Nullable LocalDate from) {
        if (areAlike(before.terms(), terms)) {
            return new PayoutSchedule(terms, before.principal(), before.dates(), before.rows());
        }
        return new ScheduleRows(
                        terms, before.principal(), before.dates().startDate(), before.rows(), from)
                .schedule();
    }

    /// Whether rows come out alike under both.
    private static boolean areAlike(FundTerms one, FundTerms other) {
        return one.monthlyRate().compareTo(other.monthlyRate()) == 0
                && one.incubationMonths() == other.incubationMonths()
                && one.earningMonths() == other.earningMonths()
                && one.payoutIntervalMonths() == other.payoutIntervalMonths()
                && one.dateConvention() == other.dateConvention()
                && one.roundingRule() == other.roundingRule();
    }

    private PayoutSchedule schedule() {
        List<PayoutRow> kept = before.stream().filter(row -> !isWritten(row)).toList();
        List<PayoutRow> written = interest(kept);
        written.add(principal());
        var all = new ArrayList<>(kept);
        before.stream()
                .filter(row -> isWritten(row) && absent(row, written))
                .map(row -> row.become(PayoutState.CANCELLED))
                .forEach(all::add);
        all.addAll(written);
        all.sort(ORDER);
        List<LocalDate> due =
                all.stream()
                        .filter(row -> row.live() && row.pays(PayoutKind.INTEREST))
                        .map(PayoutRow::dueOn)
                        .toList();
        var dates =
                new PaymentDates(
                        startDate,
                        PaymentDates.earned(terms, startDate, 0),
                        due,
                        PaymentDates.end(terms, startDate));
        return new PayoutSchedule(terms, principal, dates, all);
    }

    private boolean isWritten(PayoutRow row) {
        return row.payoutState() == PayoutState.SCHEDULED && !AmendedFrom.keeps(from, row);
    }

    private static boolean absent(PayoutRow row, List<PayoutRow> written) {
        return written.stream().noneMatch(other -> other.ref().equals(row.ref()));
    }

    private List<PayoutRow> interest(List<PayoutRow> kept) {
        List<PayoutRow> earlier =
                kept.stream()
                        .filter(row -> row.live() && row.pays(PayoutKind.INTEREST))
                        .sorted(ORDER)
                        .toList();
        int months = earlier.stream().mapToInt(PayoutRow::monthsCovered).sum();
        int count = terms.sharesPerformance() ? 0 : count(months);
        LocalDate from =
                earlier.isEmpty()
                        ? PaymentDates.earned(terms, startDate, 0)
                        : earlier.getLast().dueOn();
        Set<Integer> used = sequences(kept);
        var rows = new ArrayList<PayoutRow>();
        int sequence = 0;
        for (int j = 1; j <= count; j++) {
            do {
                sequence++;
            } while (used.contains(sequence));
            LocalDate due =
                    PaymentDates.earned(
                            terms, startDate, months + j * terms.payoutIntervalMonths());
            rows.add(row(sequence, from, due, each()));
            from = due;
        }
        if (count > 0 && terms.roundingRule() == RoundingRule.RESIDUAL_LAST) {
            rows.add(rows.removeLast().of(residual(earlier, months, count)));
        }
        return rows;
    }

    private PayoutRow row(int sequence, LocalDate from, LocalDate due, Money payoutAmount) {
        return new PayoutRow(
                PayoutKind.INTEREST,
                sequence,
                terms.payoutIntervalMonths(),
                terms.monthlyRate(),
                from,
                due,
                due,
                payoutAmount,
                PayoutState.SCHEDULED);
    }

    /// Numbers once given are not given again, those of cancelled rows included.
    private static Set<Integer> sequences(List<PayoutRow> kept) {
        var used = new HashSet<Integer>();
        kept.stream()
                .filter(row -> row.pays(PayoutKind.INTEREST))
                .forEach(row -> used.add(row.sequence()));
        return used;
    }

    private int count(int monthsBefore) {
        int left = terms.earningMonths() - monthsBefore;
        if (left < 0 || left % terms.payoutIntervalMonths() != 0) {
            throw Refused.at(
                    "payoutIntervalMonths",
                    Problem.Code.BAD_VALUE,
                    monthsBefore
                            + " of "
                            + terms.earningMonths()
                            + " earning months are due already; the rest is no whole number of"
                            + " payouts every "
                            + terms.payoutIntervalMonths()
                            + " months.");
        }
        return left / terms.payoutIntervalMonths();
    }

    private Money each() {
        return Money.rounded(exact(terms.monthlyRate(), terms.payoutIntervalMonths()), currency());
    }

    /// The rounded interest of all months less every other row.
    private Money residual(List<PayoutRow> earlier, int months, int count) {
        BigDecimal whole = exact(terms.monthlyRate(), terms.earningMonths() - months);
        for (PayoutRow row : earlier) {
            whole =
                    whole.add(
                            exact(Objects.requireNonNull(row.monthlyRate()), row.monthsCovered()));
        }
        Money left = Money.rounded(whole, currency());
        for (PayoutRow row : earlier) {
            left = left.minus(row.payoutAmount());
        }
        for (int j = 1; j < count; j++) {
            left = left.minus(each());
        }
        if (left.signum() < 0) {
            throw Refused.at(
                    "principal",
                    Problem.Code.BAD_VALUE,
                    "So small a principal cannot be paid in "
                            + count
                            + " parts: the last would be "
                            + left
                            + ".");
        }
        return left;
    }

    private BigDecimal exact(BigDecimal rate, int months) {
        return principal.amount().multiply(rate).multiply(BigDecimal.valueOf(months));
    }

    private Currency currency() {
        return principal.currency();
    }

    private PayoutRow principal() {
        return new PayoutRow(
                PayoutKind.PRINCIPAL,
                1,
                0,
                null,
                null,
                null,
                PaymentDates.end(terms, startDate),
                principal,
                PayoutState.SCHEDULED);
    }
}
