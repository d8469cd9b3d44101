package fidus.desktop.reconciliation;

import fidus.contract.Problem;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Numbers as they are typed, by the name of their field, and what is wrong with them.
final class TypedNumbers {
    private final Map<String, StringProperty> texts = new LinkedHashMap<>();

    TypedNumbers(List<String> fields) {
        fields.forEach(field -> texts.put(field, new SimpleStringProperty("")));
    }

    List<String> fields() {
        return List.copyOf(texts.keySet());
    }

    /// @throws IllegalArgumentException for a field that is not of this form
    StringProperty text(String field) {
        StringProperty text = texts.get(field);
        if (text == null) {
            throw new IllegalArgumentException(field);
        }
        return text;
    }

    /// Called after each change of one of them.
    void whenTyped(Runnable then) {
        texts.values().forEach(text -> text.addListener((_, _, _) -> then.run()));
    }

    void set(String field, BigDecimal value) {
        text(field).set(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    void set(String field, int value) {
        text(field).set(Integer.toString(value));
    }

    /// Zero, with a fault, for what is no number.
    BigDecimal decimal(String field, List<Problem.Field> faults) {
        String typed = text(field).get().strip();
        if (typed.matches("\\d{1,10}([.]\\d{1,6})?")) {
            return new BigDecimal(typed);
        }
        faults.add(new Problem.Field(field, "A number such as 0.6, not below zero."));
        return BigDecimal.ZERO;
    }

    /// Zero, with a fault, outside the two ends.
    int whole(String field, int least, int most, List<Problem.Field> faults) {
        String typed = text(field).get().strip();
        if (typed.matches("\\d{1,4}")) {
            int value = Integer.parseInt(typed);
            if (value >= least && value <= most) {
                return value;
            }
        }
        faults.add(new Problem.Field(field, "A whole number, " + least + " to " + most + "."));
        return least;
    }
}
