package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The booked rows of a statement, by day.
record SaidRows(Map<LocalDate, List<BankRow>> byDay) {
    static SaidRows of(BankStatement statement) {
        Map<LocalDate, List<BankRow>> days = new HashMap<>();
        for (BankRow row : statement.rows()) {
            LocalDate day = row.bookingDate() == null ? row.valueDate() : row.bookingDate();
            if (day != null && row.status() == BankRow.Status.BOOKED) {
                days.computeIfAbsent(day, _ -> new ArrayList<>()).add(row);
            }
        }
        return new SaidRows(days);
    }

    Set<LocalDate> days() {
        return byDay.keySet();
    }

    /// Whether stored rows that begin at the balance these end at may be among these: all of them
    /// are, and the others lead back by what they moved.
    boolean mayHave(List<BankStore.StoredRow> stored) {
        Map<String, List<Money>> left = new HashMap<>();
        byDay.forEach(
                (day, rows) ->
                        rows.forEach(
                                row ->
                                        left.computeIfAbsent(
                                                        Plan.Identities.what(row, day),
                                                        _ -> new ArrayList<>())
                                                .add(row.money())));
        BigDecimal moved = BigDecimal.ZERO;
        for (BankStore.StoredRow row : stored) {
            List<Money> same = left.get(Plan.Identities.what(row.row(), row.day()));
            if (same == null || same.isEmpty()) {
                return false;
            }
            moved = moved.add(same.removeLast().amount());
        }
        BigDecimal back = moved.negate();
        BigDecimal able =
                left.values().stream()
                        .flatMap(List::stream)
                        .map(Money::amount)
                        .filter(one -> one.signum() == back.signum())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return !stored.isEmpty() && able.abs().compareTo(back.abs()) >= 0;
    }
}
