package fidus.reconciliation;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Short spellings of rows for tests.
final class Rows {
    private Rows() {}

    static MatchRow row(String id, String date, String amount, String text) {
        return keyed(id, date, amount, text, null);
    }

    static MatchRow keyed(
            String id, String date, String amount, String text, @Nullable String key) {
        return new MatchRow(
                id, LocalDate.parse(date), null, Money.of(amount, "USD"), text, "", key);
    }
}
