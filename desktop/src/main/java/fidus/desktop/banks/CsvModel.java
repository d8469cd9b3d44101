package fidus.desktop.banks;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Debits;
import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.Further;
import fidus.bank.CsvProfile.SignRule;
import fidus.contract.Problem;
import fidus.money.Currency;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// How a CSV file is read, as it is typed.
public final class CsvModel {
    /// Why it cannot be tried as it is typed.
    static final Problem INCOMPLETE =
            Problem.of(
                    Problem.Code.BAD_VALUE,
                    "The delimiter is one character; the date and amount columns are numbers"
                            + " from 1, the other columns and the rows before and after from 0;"
                            + " a currency is empty or 3 to 5 capitals.");

    public final StringProperty name = new SimpleStringProperty("");
    public final StringProperty delimiter = new SimpleStringProperty("");
    public final StringProperty charset = new SimpleStringProperty("");
    public final StringProperty datePattern = new SimpleStringProperty("");
    public final ObjectProperty<Decimal> decimal = new SimpleObjectProperty<>(Decimal.POINT);
    public final ObjectProperty<SignRule> sign = new SimpleObjectProperty<>(SignRule.SIGNED);
    public final ObjectProperty<Debits> debits = new SimpleObjectProperty<>(Debits.ALIKE);
    public final StringProperty creditMarks = new SimpleStringProperty("");
    public final StringProperty openingCell = new SimpleStringProperty("");
    public final StringProperty closingCell = new SimpleStringProperty("");
    private final Map<Field, StringProperty> numbers = new EnumMap<>(Field.class);

    /// Of rows without a currency column; empty for the account's.
    public final StringProperty currency = new SimpleStringProperty("");

    private Runnable changed = () -> {};
    private boolean filling;
    private boolean saved;

    /// What is a number: columns counted from 1 with 0 for none, and rows to skip.
    public enum Field {
        BOOKING_DATE,
        VALUE_DATE,
        AMOUNT,
        CREDIT,
        MARK,
        CURRENCY,
        REFERENCE,
        TEXT,
        COUNTERPARTY,
        BANK_ID,
        BALANCE,
        TEXT_2,
        COUNTERPARTY_ACCOUNT,
        END_TO_END_ID,
        ACCOUNT,
        SKIP_FIRST,
        SKIP_LAST
    }

    CsvModel() {
        for (Field field : Field.values()) {
            numbers.put(field, new SimpleStringProperty("0"));
        }
        List<Property<?>> all = new ArrayList<>(numbers.values());
        all.addAll(
                List.of(
                        name,
                        delimiter,
                        charset,
                        datePattern,
                        decimal,
                        sign,
                        debits,
                        creditMarks,
                        openingCell,
                        closingCell,
                        currency));
        all.forEach(one -> one.addListener((_, _, _) -> changed()));
    }

    /// @param listener told whenever something is typed
    void onChange(Runnable listener) {
        changed = listener;
    }

    private void changed() {
        if (!filling) {
            changed.run();
        }
    }

    public StringProperty number(Field field) {
        return Objects.requireNonNull(numbers.get(field), "every field has one");
    }

    /// @param from whether it is what was saved for an account
    void fill(CsvProfile profile, boolean from) {
        saved = from;
        filling = true;
        try {
            show(profile);
        } finally {
            filling = false;
        }
    }

    /// Whether what is typed began as what was saved for an account. Without that it is the file's
    /// own proposal, with what a person said of it.
    boolean isSaved() {
        return saved;
    }

    private void show(CsvProfile profile) {
        name.set(profile.name());
        delimiter.set(profile.delimiter().equals("\t") ? "tab" : profile.delimiter());
        charset.set(profile.charset());
        datePattern.set(profile.datePattern());
        decimal.set(profile.decimal());
        sign.set(profile.sign());
        debits.set(Objects.requireNonNullElse(profile.debits(), Debits.ALIKE));
        Currency of = profile.currency();
        currency.set(of == null ? "" : of.code());
        creditMarks.set(profile.columns().creditMarks());
        openingCell.set(profile.openingCell());
        closingCell.set(profile.closingCell());
        Columns columns = profile.columns();
        set(Field.BOOKING_DATE, columns.bookingDate());
        set(Field.VALUE_DATE, columns.valueDate());
        set(Field.AMOUNT, columns.amount());
        set(Field.CREDIT, columns.credit());
        set(Field.MARK, columns.mark());
        set(Field.CURRENCY, columns.currency());
        set(Field.REFERENCE, columns.reference());
        set(Field.TEXT, columns.text());
        set(Field.COUNTERPARTY, columns.counterparty());
        set(Field.BANK_ID, columns.bankId());
        set(Field.BALANCE, columns.balance());
        set(Field.TEXT_2, columns.more().text2());
        set(Field.COUNTERPARTY_ACCOUNT, columns.more().counterpartyAccount());
        set(Field.END_TO_END_ID, columns.more().endToEndId());
        set(Field.ACCOUNT, columns.more().account());
        set(Field.SKIP_FIRST, profile.skipFirst());
        set(Field.SKIP_LAST, profile.skipLast());
    }

    /// Whether a field is a number that it can be.
    boolean isNumber(Field field) {
        return number(field).get().strip().matches("\\d{1,3}");
    }

    /// Whether it can be tried at all; else {@link #INCOMPLETE} says what is needed.
    public boolean isComplete() {
        return numbers.keySet().stream().allMatch(this::isNumber)
                && (code().isEmpty() || code().matches("[A-Z][A-Z0-9]{2,4}"))
                && separator().length() == 1
                && value(Field.AMOUNT) > 0
                && value(Field.BOOKING_DATE) + value(Field.VALUE_DATE) > 0;
    }

    /// Whether what was read so was read as it is typed now; what has no profile always was.
    boolean isAs(@Nullable CsvProfile read) {
        return read == null || (isComplete() && profile().equals(read));
    }

    /// As typed; only when it is complete.
    public CsvProfile profile() {
        String called = name.get().strip();
        return new CsvProfile(
                called.isEmpty() ? CsvProfile.UNNAMED : called,
                separator(),
                charset.get().strip(),
                datePattern.get().strip(),
                decimal.get(),
                currency.get().isBlank() ? null : new Currency(code()),
                new Columns(
                        value(Field.BOOKING_DATE),
                        value(Field.VALUE_DATE),
                        value(Field.AMOUNT),
                        value(Field.CREDIT),
                        value(Field.MARK),
                        creditMarks.get().strip(),
                        value(Field.CURRENCY),
                        value(Field.REFERENCE),
                        value(Field.TEXT),
                        value(Field.COUNTERPARTY),
                        value(Field.BANK_ID),
                        value(Field.BALANCE),
                        further()),
                sign.get(),
                value(Field.SKIP_FIRST),
                value(Field.SKIP_LAST),
                openingCell.get().strip(),
                closingCell.get().strip(),
                debits.get());
    }

    private Further further() {
        return new Further(
                value(Field.ACCOUNT),
                value(Field.COUNTERPARTY_ACCOUNT),
                value(Field.END_TO_END_ID),
                value(Field.TEXT_2));
    }

    /// Whether there is a side of money out, whose signs mean something or nothing.
    boolean hasDebits() {
        return sign.get() == SignRule.DEBIT_CREDIT || sign.get() == SignRule.MARKED;
    }

    private String code() {
        return currency.get().strip().toUpperCase(Locale.ROOT);
    }

    private String separator() {
        String typed = delimiter.get();
        return typed.strip().equalsIgnoreCase("tab") ? "\t" : typed;
    }

    private void set(Field field, int value) {
        number(field).set(Integer.toString(value));
    }

    private int value(Field field) {
        return Integer.parseInt(number(field).get().strip());
    }
}
