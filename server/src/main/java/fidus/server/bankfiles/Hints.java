package fidus.server.bankfiles;

import fidus.bank.CsvProfile;
import fidus.bank.DayOrder;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;

/// What a person knows about a file that the file itself does not say. What the file says is never
/// overruled.
///
/// @param profile how a CSV file is written; needed for CSV only
/// @param currency what amounts without a currency are in; else they are in {@link
///   Currency#UNSTATED}
/// @param dayOrder for QIF, whose dates may be read in two ways
/// @param charset what a file is written in that does not say it, as MT940, Norma 43, BAI2, QIF and
///   OFX; absent where its bytes are to tell
public record Hints(
        @Nullable CsvProfile profile,
        @Nullable Currency currency,
        @Nullable DayOrder dayOrder,
        @Nullable Charset charset) {
    public static final Hints NONE = new Hints(null, null, null);

    public Hints(
            @Nullable CsvProfile profile,
            @Nullable Currency currency,
            @Nullable DayOrder dayOrder) {
        this(profile, currency, dayOrder, null);
    }

    Currency currencyOrUnstated() {
        return currency == null ? Currency.UNSTATED : currency;
    }
}
