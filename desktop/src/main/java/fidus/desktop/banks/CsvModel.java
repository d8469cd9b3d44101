package fidus.desktop.banks;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;
import fidus.money.Currency;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// How a CSV file is read, as it is typed.
public final class CsvModel {
    public final StringProperty name = new SimpleStringProperty("");
    public final StringProperty delimiter = new SimpleStringProperty("");
    public final StringProperty charset = new SimpleStringProperty("");
    public final StringProperty datePattern = new SimpleStringProperty("");
    public final ObjectProperty<Decimal> decimal = new SimpleObjectProperty<>(Decimal.POINT);
    public final ObjectProperty<SignRule> sign = new SimpleObjectProperty<>(SignRule.SIGNED);
    public final StringProperty creditMarks = new SimpleStringProperty("");
    public final StringProperty openingCell = new SimpleStringProperty("");
    public final StringProperty closingCell = new SimpleStringProperty("");
    private final Map<Field, StringProperty> numbers = new EnumMap<>(Field.class);
    private @Nullable Currency currency;

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
        SKIP_FIRST,
        SKIP_LAST
    }

    CsvModel() {
        for (Field field : Field.values()) {
            numbers.put(field, new SimpleStringProperty("0"));
        }
    }

    public StringProperty number(Field field) {
        return Objects.requireNonNull(numbers.get(field), "every field has one");
    }

    void fill(CsvProfile profile) {
        name.set(profile.name());
        delimiter.set(profile.delimiter().equals("\t") ? "tab" : profile.delimiter());
        charset.set(profile.charset());
        datePattern.set(profile.datePattern());
        decimal.set(profile.decimal());
        sign.set(profile.sign());
        currency = profile.currency();
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
        set(Field.SKIP_FIRST, profile.skipFirst());
        set(Field.SKIP_LAST, profile.skipLast());
    }

    /// Whether it can be tried at all.
    public boolean isComplete() {
        boolean whole =
                numbers.values().stream().allMatch(one -> one.get().strip().matches("\\d{1,3}"));
        return whole
                && separator().length() == 1
                && value(Field.AMOUNT) > 0
                && value(Field.BOOKING_DATE) + value(Field.VALUE_DATE) > 0;
    }

    /// As typed; only when it is complete.
    public CsvProfile profile() {
        String called = name.get().strip();
        return new CsvProfile(
                called.isEmpty() ? "CSV" : called,
                separator(),
                charset.get().strip(),
                datePattern.get().strip(),
                decimal.get(),
                currency,
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
                        value(Field.BALANCE)),
                sign.get(),
                value(Field.SKIP_FIRST),
                value(Field.SKIP_LAST),
                openingCell.get().strip(),
                closingCell.get().strip());
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
