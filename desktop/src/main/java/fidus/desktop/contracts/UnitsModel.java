package fidus.desktop.contracts;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.UnitsBefore;
import fidus.money.Decimals;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// The units of a contract that comes out of a pool elsewhere, as they are typed.
public final class UnitsModel {
    /// Empty for dealing lots.
    public final StringProperty series = new SimpleStringProperty("");

    public final StringProperty units = new SimpleStringProperty("");
    public final StringProperty dealt = new SimpleStringProperty("");
    public final StringProperty price = new SimpleStringProperty("");
    public final StringProperty mark = new SimpleStringProperty("");
    public final StringProperty classMark = new SimpleStringProperty("");
    public final StringProperty classMarkThen = new SimpleStringProperty("");

    private List<StringProperty> all() {
        return List.of(series, units, dealt, price, mark, classMark, classMarkThen);
    }

    void begin() {
        all().forEach(one -> one.set(""));
    }

    void onChange(Runnable look) {
        all().forEach(one -> one.addListener((_, _, _) -> look.run()));
    }

    /// What is typed; null with faults.
    @Nullable UnitsBefore read(List<Problem.Field> faults) {
        BigDecimal held = number("units", units, faults);
        BigDecimal bought = number("dealt", dealt, faults);
        BigDecimal now = number("price", price, faults);
        BigDecimal paidUpTo = number("mark", mark, faults);
        BigDecimal ofAll = number("classMark", classMark, faults);
        BigDecimal then = number("classMarkThen", classMarkThen, faults);
        return held == null
                        || bought == null
                        || now == null
                        || paidUpTo == null
                        || ofAll == null
                        || then == null
                ? null
                : new UnitsBefore(
                        series.get().strip().toUpperCase(Locale.ROOT),
                        held,
                        bought,
                        now,
                        paidUpTo,
                        ofAll,
                        then);
    }

    private static @Nullable BigDecimal number(
            String field, StringProperty text, List<Problem.Field> faults) {
        try {
            return Decimals.parse(text.get().strip());
        } catch (Refused e) {
            faults.add(new Problem.Field("shares.units." + field, "A number such as 2500.125."));
            return null;
        }
    }
}
