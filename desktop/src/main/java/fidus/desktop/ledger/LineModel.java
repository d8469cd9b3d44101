package fidus.desktop.ledger;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.ledger.ChartAccount;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A line of the books in hand: its account, its sum, and whose it is.
public final class LineModel {
    private final BelongsModel belongs;

    public final ObjectProperty<@Nullable ChartAccount> account = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Money> balance = new SimpleObjectProperty<>();

    /// Why what is typed is no sum, empty when it is one.
    public final StringProperty balanceFault = new SimpleStringProperty("");

    /// A line that lacks nothing.
    record Line(String account, Money sum, Map<String, String> dimensions) {}

    LineModel(Shell shell) {
        belongs = new BelongsModel(shell);
        account.addListener((_, _, now) -> belongs.of(now == null ? "" : now.code()));
    }

    /// Whose the line is.
    public BelongsModel belongs() {
        return belongs;
    }

    /// @param faults gets a line for each thing that is missing
    /// @return the line, absent when anything is
    @Nullable Line said(List<Problem.Field> faults) {
        ChartAccount where = account.get();
        Money sum = balance.get();
        if (where == null) {
            faults.add(new Problem.Field("account", "Choose the account."));
        }
        if (sum == null || sum.signum() <= 0) {
            faults.add(
                    new Problem.Field(
                            "balance",
                            balanceFault.get().isEmpty()
                                    ? "A sum above zero, on the account's own side."
                                    : balanceFault.get()));
        }
        Map<String, String> dimensions = belongs.said(faults);
        return where == null || sum == null || !faults.isEmpty()
                ? null
                : new Line(where.code(), sum, dimensions);
    }

    /// Begins the next line on the same account.
    void clear() {
        balance.set(null);
        belongs.clear();
    }
}
