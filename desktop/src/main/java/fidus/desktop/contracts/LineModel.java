package fidus.desktop.contracts;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

/// One line of the mapping while it is typed.
public final class LineModel {
    public final ObjectProperty<@Nullable AccountKey> account = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Money> sum = new SimpleObjectProperty<>();

    /// Why what is typed is no sum, empty when it is one.
    public final StringProperty sumFault = new SimpleStringProperty("");

    public final StringProperty note = new SimpleStringProperty("");
}
