package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// What a statement and the stored ones that it may go on from have in common.
final class SharedSums {
    private SharedSums() {}

    /// Whether balances cannot tell movements from those said before: what both say, else the sums
    /// of a day that both have, come to zero. Then they are the same.
    ///
    /// @param days the booked rows of the statement by day
    static boolean areZero(List<BankStore.StoredRow> said, Map<LocalDate, List<BankRow>> days) {
        List<Money> shared = shared(said, days, Plan.Identities::what);
        if (shared.isEmpty()) {
            shared = shared(said, days, (row, day) -> day + " " + row.money());
        }
        return shared.stream().reduce(Money::plus).filter(Money::isZero).isPresent();
    }

    private static List<Money> shared(
            List<BankStore.StoredRow> said,
            Map<LocalDate, List<BankRow>> days,
            BiFunction<BankRow, LocalDate, String> as) {
        Map<String, Integer> left = new HashMap<>();
        said.forEach(row -> left.merge(as.apply(row.row(), row.day()), 1, Integer::sum));
        List<Money> shared = new ArrayList<>();
        for (var of : days.entrySet()) {
            for (BankRow row : of.getValue()) {
                if (left.merge(as.apply(row, of.getKey()), -1, Integer::sum) >= 0) {
                    shared.add(row.money());
                }
            }
        }
        return shared;
    }
}
