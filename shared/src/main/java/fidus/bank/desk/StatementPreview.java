package fidus.bank.desk;

import fidus.bank.BankCheck;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What taking in one statement of a file would do.
///
/// @param printedAccount as the file names it, empty when it does not
/// @param houseAccountId absent when it belongs to no account of the house
/// @param opening absent when the file has none
/// @param closing absent when the file has none
/// @param checks S1 among them
/// @param continuity S2: the opening against the balance known before
/// @param rows for showing, in the file's order where it has at most 2,000; else first those that
///   are repeated or may be, at most 20,000, then the first 2,000 of the others
/// @param rowsSize how many it has
/// @param refusal why this statement cannot be taken in; absent when it can
/// @param concerns what a person should know of its new rows before they count: that they are of
///   days that are locked, signed, waiting for a signature or still to come; absent where there is
///   nothing
/// @param overlap which stored statements tell days of its rows too, and how many of those rows
///   count again; absent where none does
public record StatementPreview(
        String printedNumber,
        String printedAccount,
        @Nullable HouseAccountId houseAccountId,
        @Nullable String bankAccount,
        Currency currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Money opening,
        @Nullable Money closing,
        List<BankCheck> checks,
        Continuity continuity,
        List<SeenRow> rows,
        long rowsSize,
        long fresh,
        long repeated,
        long notBooked,
        @Nullable String refusal,
        @Nullable List<String> concerns,
        @Nullable String overlap) {
    /// Beside what is known of its new rows, and of the days of all of them.
    public StatementPreview concerning(List<String> known, @Nullable String told) {
        return new StatementPreview(
                printedNumber,
                printedAccount,
                houseAccountId,
                bankAccount,
                currency,
                from,
                to,
                opening,
                closing,
                checks,
                continuity,
                rows,
                rowsSize,
                fresh,
                repeated,
                notBooked,
                refusal,
                known.isEmpty() ? null : List.copyOf(known),
                told);
    }
}
