package fidus.bank;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// A balance as printed.
///
/// @param code the format's own, such as OPBD, PRCD, CLBD, 60F, 62M, LEDGERBAL
/// @param money from the holder's side: a credit balance is positive
/// @param on absent when the file does not date it
public record BankBalance(String code, Money money, @Nullable LocalDate on) {
    /// A closing balance where it is the one that the rows end at. One of a day after them, such as
    /// the day the file was made, is not, unless opening and rows lead to it.
    ///
    /// @param to the last day of the rows
    /// @param checks of the statement
    public static @Nullable BankBalance ofRows(
            @Nullable BankBalance closing, LocalDate to, List<BankCheck> checks) {
        boolean later = closing != null && closing.on != null && closing.on.isAfter(to);
        boolean tied = checks.stream().anyMatch(one -> one.ofBalances() && one.ties());
        return later && !tied ? null : closing;
    }
}
