package fidus.desktop.controls;

import fidus.money.Money;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.function.Function;

/// Sums in a column: right-aligned, grouped, the currency quieter behind it, and never cut: the
/// column is at least as wide as the widest sum it has shown, and where it is partly scrolled out
/// of view it shows no digits. Sums of different currencies are sorted by currency first, never
/// compared.
public final class MoneyColumn<T> extends TableColumn<T, Money> {
    private static final double WIDTH = 150;

    /// For a letter that is wider than those of the longest sum, and for rounding.
    private static final double SPARE = 4;

    /// What a cell's own edges may be scrolled away of.
    private static final double EDGE = 6;

    private static final String CUT = "…";

    private int longest;
    private double quieter;
    private final ReadOnlyDoubleWrapper whole = new ReadOnlyDoubleWrapper();
    private final BooleanProperty cut = new SimpleBooleanProperty();
    private final BooleanProperty bare = new SimpleBooleanProperty();

    public MoneyColumn(String title, Function<T, @Nullable Money> value) {
        super(title);
        setPrefWidth(WIDTH);
        getStyleClass().add("number-column");
        setComparator(
                Comparator.nullsFirst(
                        Comparator.comparing((Money money) -> money.currency().code())
                                .thenComparing(Money::amount)));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        setCellFactory(_ -> new Cell());
        tableViewProperty()
                .subscribe(
                        table -> {
                            if (table != null) {
                                SumsInView.of(table);
                            }
                        });
    }

    /// Leaves the currency away, where all sums have one and it is said beside the table.
    public void bare(boolean without) {
        if (bare.get() != without) {
            bare.set(without);
            setMinWidth(widest());
        }
    }

    /// What the widest sum that it has shown needs with its currency, in pixels.
    public ReadOnlyDoubleProperty wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    private double widest() {
        return bare.get() ? whole.get() - quieter : whole.get();
    }

    /// The table was scrolled, or its columns changed.
    ///
    /// @param end where this column ends, counted from the first column's beginning
    /// @param first what is in view begins there
    /// @param last and ends there
    void inView(double end, double first, double last) {
        boolean beyond = end > last + EDGE && end - getWidth() < last;
        boolean behind = end > first && end - Math.max(widest(), EDGE) + EDGE < first;
        cut.set(beyond || behind);
    }

    /// A column that is made narrower or wider while it is laid out keeps its former width until
    /// the next time.
    private void needs(double width, double ofCurrency) {
        Runnable wider =
                () -> {
                    quieter = ofCurrency;
                    whole.set(Math.max(whole.get(), width));
                    setMinWidth(Math.max(getMinWidth(), widest()));
                };
        if (!NextPulse.before(getTableView(), wider)) {
            longest = 0;
        }
    }

    private final class Cell extends TableCell<T, Money> {
        private final Label currency = new Label();

        /// Held by the cell alone, so that cells the table has done with are forgotten.
        private final ChangeListener<Boolean> again = (_, _, _) -> updateItem(getItem(), isEmpty());

        /// Follows the column also where the table took it out of view.
        Cell() {
            cut.addListener(new WeakChangeListener<>(again));
            bare.addListener(new WeakChangeListener<>(again));
            getStyleClass().add("number-cell");
            currency.getStyleClass().add("money-currency");
            setContentDisplay(ContentDisplay.RIGHT);
        }

        @Override
        protected void updateItem(@Nullable Money money, boolean empty) {
            super.updateItem(money, empty);
            boolean shown = !empty && money != null;
            setGraphic(shown && !cut.get() && !bare.get() ? currency : null);
            getStyleClass().remove("negative");
            if (!shown || money == null) {
                setText(null);
                return;
            }
            setText(cut.get() ? CUT : Words.number(money));
            currency.setText(Words.currency(money));
            if (money.signum() < 0) {
                getStyleClass().add("negative");
            }
        }

        /// Digits are of one width, so only a longer sum than any before it is measured; not before
        /// the fonts are known.
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            String number = getText();
            int length = number == null ? 0 : number.length() + currency.getText().length();
            if (number != null && !cut.get() && length > longest) {
                longest = length;
                double edges = snappedLeftInset() + snappedRightInset() + SPARE;
                double behind = getGraphicTextGap() + width(currency.getText(), currency.getFont());
                needs(Math.ceil(edges + width(number, getFont()) + behind), Math.floor(behind));
            }
        }
    }

    private static double width(String text, Font font) {
        var measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
