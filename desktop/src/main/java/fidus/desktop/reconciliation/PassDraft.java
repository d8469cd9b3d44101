package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.DayUnit;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.ReferenceMode;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// One pass while it is edited. Shares of the sum are typed in per cent.
final class PassDraft {
    static final List<String> NUMBERS =
            List.of(
                    "minSimilarity",
                    "daysBefore",
                    "daysAfter",
                    "absBelow",
                    "pctBelow",
                    "absAbove",
                    "pctAbove");

    private static final int FURTHEST = 60;

    private final StringProperty code = new SimpleStringProperty("");
    private final ObjectProperty<MatchPass.Shape> shape =
            new SimpleObjectProperty<>(MatchPass.Shape.PAIR);
    private final ObjectProperty<ReferenceMode> reference =
            new SimpleObjectProperty<>(ReferenceMode.EQUAL);
    private final ObjectProperty<MatchPass.Similarity> similarity =
            new SimpleObjectProperty<>(MatchPass.Similarity.CHARACTERS);
    private final ObjectProperty<DayUnit> dayUnit = new SimpleObjectProperty<>(DayUnit.CALENDAR);
    private final BooleanProperty suggestOnly = new SimpleBooleanProperty();
    private final TypedNumbers numbers = new TypedNumbers(NUMBERS);

    StringProperty codeProperty() {
        return code;
    }

    ObjectProperty<MatchPass.Shape> shapeProperty() {
        return shape;
    }

    ObjectProperty<ReferenceMode> referenceProperty() {
        return reference;
    }

    ObjectProperty<MatchPass.Similarity> similarityProperty() {
        return similarity;
    }

    ObjectProperty<DayUnit> dayUnitProperty() {
        return dayUnit;
    }

    BooleanProperty suggestOnlyProperty() {
        return suggestOnly;
    }

    TypedNumbers numbers() {
        return numbers;
    }

    void from(MatchPass pass) {
        code.set(pass.code());
        shape.set(pass.shape());
        reference.set(pass.reference());
        similarity.set(pass.similarity());
        suggestOnly.set(pass.suggestOnly());
        numbers.set("minSimilarity", pass.minSimilarity());
        dayUnit.set(pass.window().unit());
        numbers.set("daysBefore", pass.window().daysBefore());
        numbers.set("daysAfter", pass.window().daysAfter());
        numbers.set("absBelow", pass.tolerance().absBelow());
        numbers.set("absAbove", pass.tolerance().absAbove());
        numbers.set("pctBelow", pass.tolerance().pctBelow().movePointRight(2));
        numbers.set("pctAbove", pass.tolerance().pctAbove().movePointRight(2));
    }

    /// Null when something is wrong, which is then said in the faults.
    @Nullable MatchPass read(List<Problem.Field> faults) {
        int before = faults.size();
        BigDecimal least = numbers.decimal("minSimilarity", faults);
        int early = numbers.whole("daysBefore", 0, FURTHEST, faults);
        int late = numbers.whole("daysAfter", 0, FURTHEST, faults);
        BigDecimal absBelow = numbers.decimal("absBelow", faults);
        BigDecimal absAbove = numbers.decimal("absAbove", faults);
        BigDecimal pctBelow = share("pctBelow", faults);
        BigDecimal pctAbove = share("pctAbove", faults);
        if (faults.size() > before) {
            return null;
        }
        try {
            var pass =
                    new MatchPass(
                            code.get().strip(),
                            shape.get(),
                            reference.get(),
                            similarity.get(),
                            least,
                            new MatchPass.Tolerance(absBelow, pctBelow, absAbove, pctAbove),
                            new MatchPass.Window(early, late, dayUnit.get()),
                            suggestOnly.get());
            pass.requireTrue();
            return pass;
        } catch (Refused refused) {
            faults.addAll(refused.problem().fields());
            return null;
        }
    }

    private BigDecimal share(String field, List<Problem.Field> faults) {
        BigDecimal percent = numbers.decimal(field, faults);
        if (percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            faults.add(new Problem.Field(field, "0 to 100 per cent of the sum."));
        }
        return percent.movePointLeft(2).stripTrailingZeros();
    }
}
