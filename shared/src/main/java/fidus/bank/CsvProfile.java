package fidus.bank;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

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
/// @param debits what a sign means in a debit column or beside a mark of money out; profiles saved
///   before that was asked say nothing, which is {@link Debits#ALIKE}
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
        String closingCell,
        @Nullable Debits debits) {
    /// What one is called that nobody gave a name yet.
    public static final String UNNAMED = "CSV";

    public CsvProfile {
        debits = debits == null ? Debits.ALIKE : debits;
    }

    /// One that says nothing about signs of debits.
    public CsvProfile(
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
        this(
                name,
                delimiter,
                charset,
                datePattern,
                decimal,
                currency,
                columns,
                sign,
                skipFirst,
                skipLast,
                openingCell,
                closingCell,
                Debits.ALIKE);
    }

    /// The same under a name, unless a person has given it one.
    public CsvProfile orNamed(String called) {
        return name.equals(UNNAMED)
                ? new CsvProfile(
                        called,
                        delimiter,
                        charset,
                        datePattern,
                        decimal,
                        currency,
                        columns,
                        sign,
                        skipFirst,
                        skipLast,
                        openingCell,
                        closingCell,
                        debits)
                : this;
    }

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
        /// Two columns, each with its amount; {@link Debits} says what a sign in the debit column
        /// means.
        DEBIT_CREDIT
    }

    /// What a sign means on the side of money out. One file alone cannot say it: −20.00 may be
    /// 20.00 that went, as a bank writes that signs what leaves, or 20.00 that came back.
    public enum Debits {
        /// The bank signs all debits or none of them: each is money out, and a file with both signs
        /// is refused.
        ALIKE,
        /// The bank signs no debit: a minus there is money that came back.
        AS_PRINTED,
        /// Every debit is money out, whatever sign it carries.
        ALWAYS_OUT
    }

    /// Where the fields stand.
    ///
    /// @param amount the amount, or the debit column for {@link SignRule#DEBIT_CREDIT}
    /// @param credit the credit column for {@link SignRule#DEBIT_CREDIT}
    /// @param mark the column for {@link SignRule#MARKED}
    /// @param creditMarks what stands there for money in, separated by a bar, such as `CR|C|+`; an
    ///   empty one, as in `CR|`, is a cell without a mark
    /// @param further columns that profiles saved before them do not name, which is none of them
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
            int balance,
            @Nullable Further further) {
        public Columns {
            further = further == null ? Further.NONE : further;
        }

        /// Without any further column.
        public Columns(
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
                int balance) {
            this(
                    bookingDate,
                    valueDate,
                    amount,
                    credit,
                    mark,
                    creditMarks,
                    currency,
                    reference,
                    text,
                    counterparty,
                    bankId,
                    balance,
                    Further.NONE);
        }

        /// The numbers of all columns, 0 for those that a file does not have.
        public IntStream numbers() {
            return IntStream.of(
                    bookingDate,
                    valueDate,
                    amount,
                    credit,
                    mark,
                    currency,
                    reference,
                    text,
                    counterparty,
                    bankId,
                    balance,
                    more().account(),
                    more().counterpartyAccount(),
                    more().endToEndId(),
                    more().text2());
        }

        /// The further columns, never absent.
        public Further more() {
            return further == null ? Further.NONE : further;
        }
    }

    /// More that a row may say.
    ///
    /// @param account whose row it is, where a file prints that in each
    /// @param counterpartyAccount the other party's IBAN or number
    /// @param endToEndId the payer's own id of the payment
    /// @param text2 a second column of text, which follows the first
    public record Further(int account, int counterpartyAccount, int endToEndId, int text2) {
        /// None of them.
        public static final Further NONE = new Further(0, 0, 0, 0);
    }
}
