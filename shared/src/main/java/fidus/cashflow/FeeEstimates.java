package fidus.cashflow;

import fidus.fees.runs.FeeType;
import fidus.fees.runs.MandateId;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What managers will probably be paid: whenever a mandate's fee of one type falls due again, the
/// mean of its last three posted ones, or of as many as there are.
public final class FeeEstimates {
    private static final int LAST = 3;

    private static final Comparator<ManagerFee> NEWEST_FIRST =
            Comparator.comparing(ManagerFee::period).reversed();

    private FeeEstimates() {}

    /// What is never mixed in one mean.
    private record Course(
            String payee,
            MandateId mandateId,
            FeeType feeType,
            @Nullable FundCode fundCode,
            Currency currency) {
        static Course of(ManagerFee fee) {
            return new Course(
                    fee.payee(),
                    fee.origin().mandateId(),
                    fee.origin().feeType(),
                    fee.fundCode(),
                    fee.fee().currency());
        }
    }

    /// One line for each fee that falls due after the last posted one: in the rhythm of the
    /// mandate, until its end. One of a month that is over and not posted yet counts today.
    ///
    /// @param months how many months, this one included
    public static List<CashFlowLine> of(List<ManagerFee> posted, LocalDate today, int months) {
        Map<Course, List<ManagerFee>> courses = new LinkedHashMap<>();
        posted.stream()
                .sorted(NEWEST_FIRST.thenComparing(ManagerFee::payee))
                .forEach(
                        fee ->
                                courses.computeIfAbsent(Course.of(fee), _ -> new ArrayList<>())
                                        .add(fee));
        var lines = new ArrayList<CashFlowLine>();
        courses.values().forEach(fees -> add(lines, fees, new Window(today, months)));
        lines.sort(Comparator.comparing(CashFlowLine::dueOn).thenComparing(CashFlowLine::what));
        return lines;
    }

    private record Window(LocalDate today, int months) {
        YearMonth end() {
            return YearMonth.from(today).plusMonths(months);
        }
    }

    /// @param fees of one course, newest first
    private static void add(List<CashFlowLine> lines, List<ManagerFee> fees, Window window) {
        ManagerFee newest = fees.getFirst();
        Money mean = mean(fees.subList(0, Math.min(LAST, fees.size())));
        YearMonth period = YearMonth.parse(newest.period());
        long later = ChronoUnit.MONTHS.between(period, YearMonth.from(newest.dueOn()));
        if (mean.signum() == 0) {
            return;
        }
        YearMonth month = period.plusMonths(later + 1);
        for (; month.isBefore(window.end()); month = month.plusMonths(1)) {
            if (isDue(newest.origin(), month.minusMonths(later))) {
                LocalDate day =
                        newest.origin().ahead() ? month.atDay(1) : like(newest.dueOn(), month);
                lines.add(line(newest, mean, day.isBefore(window.today) ? window.today : day));
            }
        }
    }

    private static boolean isDue(FeeOrigin origin, YearMonth earned) {
        LocalDate end = origin.endsOn();
        if (end != null && end.isBefore(earned.atDay(1))) {
            return false;
        }
        boolean isLast = end != null && YearMonth.from(end).equals(earned);
        return isLast || origin.rhythm().at(earned.atEndOfMonth());
    }

    /// The last day of a month stays the last day.
    private static LocalDate like(LocalDate day, YearMonth month) {
        boolean last = day.getDayOfMonth() == day.lengthOfMonth();
        return last || day.getDayOfMonth() > month.lengthOfMonth()
                ? month.atEndOfMonth()
                : month.atDay(day.getDayOfMonth());
    }

    private static Money mean(List<ManagerFee> last) {
        Currency currency = last.getFirst().fee().currency();
        Money sum = Money.zero(currency);
        for (ManagerFee fee : last) {
            sum = sum.plus(fee.fee());
        }
        BigDecimal count = BigDecimal.valueOf(last.size());
        return new Money(
                sum.amount().divide(count, currency.scale(), RoundingMode.HALF_UP), currency);
    }

    private static CashFlowLine line(ManagerFee newest, Money mean, LocalDate dueOn) {
        return new CashFlowLine(
                CashFlowKind.MANAGER_FEE,
                CashFlowStanding.ESTIMATE,
                dueOn,
                dueOn,
                mean,
                newest.origin().feeType().words() + " of " + newest.payee() + ", estimated",
                newest.fundCode(),
                null,
                null);
    }
}
