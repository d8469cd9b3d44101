package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One comparable row of an account: a posting, a deal or a statement line. Rows of one run belong
/// to one account; rows of several currencies may stand together and never meet.
///
/// @param rowId unique within its side
/// @param amount signed from the holder's side, money in is positive; zero is information only
/// @param text what the row says, empty when it says nothing
/// @param reference the row's own reference or ticket, empty when there is none
/// @param batchReference the key that ties rows into one group
public record MatchRow(
        String rowId,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        Money amount,
        String text,
        String reference,
        @Nullable String batchReference) {
    /// Sums of whole groups must stay inside 64 bits of minor units.
    private static final long MOST_MINOR_UNITS = 100_000_000_000_000_000L;

    private static final int LONGEST_TEXT = 2_000;

    /// @throws Refused `BAD_VALUE` for a blank id, an over-long text, or an amount above 10^17
    ///   minor units
    public MatchRow {
        if (rowId.isBlank() || rowId.length() > 200) {
            throw bad("rowId", "A row id has 1 to 200 characters.");
        }
        if (longest(text, reference, batchReference) > LONGEST_TEXT) {
            throw bad("text", "Row " + rowId + " has a text of more than 2,000 characters.");
        }
        if (amount.amount().unscaledValue().bitLength() > 62
                || Math.abs(amount.minorUnits()) > MOST_MINOR_UNITS) {
            throw bad("amount", "The amount of row " + rowId + " is too large to be matched.");
        }
    }

    private static int longest(String text, String reference, @Nullable String batchReference) {
        int key = batchReference == null ? 0 : batchReference.length();
        return Math.max(key, Math.max(text.length(), reference.length()));
    }

    private static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
