package fidus.server.bankfiles;

import fidus.bank.CsvProfile;
import fidus.bank.DayOrder;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

/// What a person knows about a file that the file itself does not say. What the file says is never
/// overruled.
///
/// @param profile how a CSV file is written; needed for CSV only
/// @param currency what amounts without a currency are in; else they are in {@link
///   Currency#UNSTATED}
/// @param dayOrder for QIF, whose dates may be read in two ways
public record Hints(
        @Nullable CsvProfile profile, @Nullable Currency currency, @Nullable DayOrder dayOrder) {
    public static final Hints NONE = new Hints(null, null, null);

    Currency currencyOrUnstated() {
        return currency == null ? Currency.UNSTATED : currency;
    }
}
