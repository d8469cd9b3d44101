package fidus.desktop.controls;

import fidus.money.Money;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.function.Function;

/// Sums in a column: right-aligned, grouped, the currency quieter behind it. Sums of different
/// currencies are sorted by currency first, never compared.
public final class MoneyColumn<T> extends TableColumn<T, Money> {
    private static final double WIDTH = 150;
    private static final double WITHOUT_CURRENCY = 195;
    private static final double NARROW = 168;

    public MoneyColumn(String title, Function<T, @Nullable Money> value) {
        super(title);
        setPrefWidth(WIDTH);
        getStyleClass().add("number-column");
        setComparator(
                Comparator.nullsFirst(
                        Comparator.comparing((Money money) -> money.currency().code())
                                .thenComparing(Money::amount)));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        setCellFactory(_ -> new Cell<>());
    }

    /// With room for the words that stand where a source does not say the currency.
    public MoneyColumn<T> perhapsWithoutCurrency() {
        setPrefWidth(WITHOUT_CURRENCY);
        return this;
    }

    /// Likewise where there is little room: for sums below a hundred thousand.
    public MoneyColumn<T> narrowWithoutCurrency() {
        setPrefWidth(NARROW);
        return this;
    }

    private static final class Cell<T> extends TableCell<T, Money> {
        private final javafx.scene.control.Label currency = new javafx.scene.control.Label();

        Cell() {
            getStyleClass().add("number-cell");
            currency.getStyleClass().add("money-currency");
            setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }

        @Override
        protected void updateItem(@Nullable Money money, boolean empty) {
            super.updateItem(money, empty);
            boolean shown = !empty && money != null;
            setGraphic(shown ? currency : null);
            getStyleClass().remove("negative");
            if (!shown || money == null) {
                setText(null);
                return;
            }
            setText(Words.number(money));
            currency.setText(Words.currency(money));
            if (money.signum() < 0) {
                getStyleClass().add("negative");
            }
        }
    }
}
