package fidus.cashflow;

import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What managers will probably be paid: in each coming month the mean of a manager's last three
/// posted fees, or of as many as there are.
public final class FeeEstimates {
    private static final int LAST = 3;

    private FeeEstimates() {}

    private record Payee(String name, Currency currency) implements Comparable<Payee> {
        @Override
        public int compareTo(Payee other) {
            int names = name.compareTo(other.name);
            return names != 0 ? names : currency.compareTo(other.currency);
        }
    }

    /// One line per manager and month after the last posted fee fell due, from this month on.
    ///
    /// @param months how many months, this one included
    public static List<CashFlowLine> of(List<ManagerFee> posted, LocalDate today, int months) {
        Map<Payee, List<ManagerFee>> payees = new TreeMap<>();
        for (ManagerFee fee : posted) {
            payees.computeIfAbsent(
                            new Payee(fee.payee(), fee.fee().currency()), _ -> new ArrayList<>())
                    .add(fee);
        }
        var lines = new ArrayList<CashFlowLine>();
        payees.forEach((payee, fees) -> add(lines, payee, newest(fees), new Window(today, months)));
        return lines;
    }

    private record Window(LocalDate today, int months) {}

    private static List<ManagerFee> newest(List<ManagerFee> fees) {
        return fees.stream()
                .sorted(Comparator.comparing(ManagerFee::dueOn).reversed())
                .limit(LAST)
                .toList();
    }

    private static void add(
            List<CashFlowLine> lines, Payee payee, List<ManagerFee> last, Window window) {
        Money sum = Money.zero(payee.currency);
        for (ManagerFee fee : last) {
            sum = sum.plus(fee.fee());
        }
        BigDecimal mean =
                sum.amount()
                        .divide(
                                BigDecimal.valueOf(last.size()),
                                payee.currency.scale(),
                                RoundingMode.HALF_UP);
        LocalDate newest = last.getFirst().dueOn();
        YearMonth first = YearMonth.from(window.today);
        for (int i = 0; i < window.months; i++) {
            YearMonth month = first.plusMonths(i);
            LocalDate day = month.atDay(Math.min(newest.getDayOfMonth(), month.lengthOfMonth()));
            if (month.isAfter(YearMonth.from(newest)) && mean.signum() != 0) {
                LocalDate dueOn = day.isBefore(window.today) ? window.today : day;
                lines.add(
                        new CashFlowLine(
                                CashFlowKind.MANAGER_FEE,
                                CashFlowStanding.ESTIMATE,
                                dueOn,
                                dueOn,
                                new Money(mean, payee.currency),
                                "Fee of " + payee.name + ", estimated",
                                last.getFirst().fundCode(),
                                null));
            }
        }
    }
}
