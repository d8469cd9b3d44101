package fidus.desktop.contracts;

import fidus.deposits.Deposit;
import fidus.desktop.controls.Words;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

/// A confirmed deposit and how much of it becomes principal.
public final class PartModel {
    private final Deposit deposit;

    public final ObjectProperty<@Nullable Money> sum = new SimpleObjectProperty<>();

    /// Why what is typed is no sum, empty when it is one.
    public final StringProperty sumFault = new SimpleStringProperty("");

    public PartModel(Deposit deposit) {
        this.deposit = deposit;
    }

    public Deposit deposit() {
        return deposit;
    }

    public boolean used() {
        Money typed = sum.get();
        return typed != null && typed.signum() > 0;
    }

    /// What is wrong with the part, empty when nothing is.
    public String fault() {
        Money typed = sum.get();
        if (!sumFault.get().isEmpty()) {
            return sumFault.get();
        }
        if (typed == null || typed.isZero()) {
            return "";
        }
        if (typed.signum() < 0) {
            return "a part is above zero.";
        }
        return typed.compareTo(deposit.unassigned()) > 0
                ? "only " + Words.money(deposit.unassigned()) + " of it is free."
                : "";
    }
}
