package fidus.bank;

import fidus.imports.Unreadable;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One statement of one account in one currency, as the bank wrote it: nothing in it was corrected.
///
/// @param statementId the bank's own id of the statement, empty when it has none
/// @param number its number or page, such as `19321/1`, empty when it has none
/// @param account IBAN or the bank's own account number as printed, without blanks; empty when the
///   file names none
/// @param currency {@link Currency#UNSTATED} when the file names none
/// @param from first day, absent when the file does not say
/// @param to last day, absent when the file does not say
/// @param opening the balance the rows start from, absent when the file has none
/// @param closing the balance the rows end at, absent when the file has none
/// @param balances every balance of the file with its code, the opening and the closing included
/// @param rows in the file's order
/// @param checks figures that should agree, S1 among them where both balances exist
/// @param unread what of it could not be read, or may be of it where a file mixes its statements;
///   absent where there is nothing
public record BankStatement(
        String statementId,
        String number,
        String account,
        Currency currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable BankBalance opening,
        @Nullable BankBalance closing,
        List<BankBalance> balances,
        List<BankRow> rows,
        List<BankCheck> checks,
        @Nullable List<Unreadable> unread) {
    public BankStatement {
        balances = List.copyOf(balances);
        rows = List.copyOf(rows);
        checks = List.copyOf(checks);
        unread = unread == null ? null : List.copyOf(unread);
    }

    /// One of which everything could be read.
    public BankStatement(
            String statementId,
            String number,
            String account,
            Currency currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable BankBalance opening,
            @Nullable BankBalance closing,
            List<BankBalance> balances,
            List<BankRow> rows,
            List<BankCheck> checks) {
        this(
                statementId,
                number,
                account,
                currency,
                from,
                to,
                opening,
                closing,
                balances,
                rows,
                checks,
                null);
    }

    /// The same with what of the file could not be read.
    ///
    /// @param lost how many rows or balances it has to do without
    /// @param what each place that could not be read, also where its row stays
    public BankStatement missing(int lost, List<Unreadable> what) {
        List<BankCheck> all = new ArrayList<>(checks);
        List<Unreadable> told =
                unread == null ? what : Stream.concat(unread.stream(), what.stream()).toList();
        if (lost > 0) {
            all.add(BankCheck.count(BankCheck.READ, rows.size(), (long) rows.size() + lost));
        }
        return new BankStatement(
                statementId,
                number,
                account,
                currency,
                from,
                to,
                opening,
                closing,
                balances,
                rows,
                all,
                told);
    }

    /// Whether every pair of figures that should be the same is the same.
    public boolean ties() {
        return checks.stream().allMatch(BankCheck::ties);
    }
}
