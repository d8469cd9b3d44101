package fidus.bank;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

/// How one bank writes its CSV files: saved per bank account, so that a file is never guessed at.
/// Columns are counted from 1; 0 means that there is no such column.
///
/// @param delimiter one character
/// @param charset such as UTF-8 or windows-1252
/// @param datePattern such as `dd.MM.yy` or `dd-MMM-yyyy` (English month names)
/// @param decimal how a fraction is written; the other of point and comma groups thousands
/// @param currency of the rows without a currency column
/// @param sign how a row says whether money came or went
/// @param skipFirst rows before the first movement, headings included
/// @param skipLast rows after the last movement
/// @param openingCell where the opening balance stands, such as `R2C2`; empty when it stands
///   nowhere
/// @param closingCell likewise
public record CsvProfile(
        String name,
        String delimiter,
        String charset,
        String datePattern,
        Decimal decimal,
        @Nullable Currency currency,
        Columns columns,
        SignRule sign,
        int skipFirst,
        int skipLast,
        String openingCell,
        String closingCell) {
    /// How a fraction is written.
    public enum Decimal {
        POINT,
        COMMA
    }

    /// How a row says whether money came or went.
    public enum SignRule {
        /// The amount carries its sign: minus is money out.
        SIGNED,
        /// The amount carries its sign and plus is money out, as on card statements.
        INVERTED,
        /// A column says so: one of `creditMarks` is money in; a mark of money out, such as D or S,
        /// is money out, and so is a cell without a mark where `creditMarks` are named. A record
        /// with another mark is not read.
        MARKED,
        /// Two columns, each with its amount; a sign inside the debit column is ignored.
        DEBIT_CREDIT
    }

    /// Where the fields stand.
    ///
    /// @param amount the amount, or the debit column for {@link SignRule#DEBIT_CREDIT}
    /// @param credit the credit column for {@link SignRule#DEBIT_CREDIT}
    /// @param mark the column for {@link SignRule#MARKED}
    /// @param creditMarks what stands there for money in, separated by a bar, such as `CR|C|+`; an
    ///   empty one, as in `CR|`, is a cell without a mark
    public record Columns(
            int bookingDate,
            int valueDate,
            int amount,
            int credit,
            int mark,
            String creditMarks,
            int currency,
            int reference,
            int text,
            int counterparty,
            int bankId,
            int balance) {}
}
