package fidus.desktop.reconciliation;

import fidus.desktop.controls.MoneyColumn;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.NumberBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// How the columns of a side share its width. Sums and days are whole at any width. The text and
/// why a row is in no match take what the others leave; where there is no room for both, why is
/// scrolled to: of the picked row it stands below. Where the text could not be read either, the
/// state is a sign, and the currency that all sums have stands above the list alone.
final class RowRoom {
    static final int DAY = 66;
    static final int TEXT = 76;
    static final int STATE = 124;
    static final int WHY = 132;

    private static final int AMOUNT = 116;

    /// Of a number without its currency, and of its header with the arrow.
    private static final int NUMBER = 88;

    /// Some 25 characters: references are read by them.
    private static final int READ = 192;

    private static final int SIGN = 30;
    private static final int BAR = 4;

    /// Of what the other columns leave, why a row is in no match has more than its text.
    private static final double WHY_SHARE = 0.62;

    private static final int WHY_MOST = 300;
    private static final String SIGNS = "sign-column";

    private final TableView<DeskRow> table;
    private final MoneyColumn<DeskRow> amount;
    private final BooleanBinding narrow;

    RowRoom(TableView<DeskRow> table, MoneyColumn<DeskRow> amount) {
        this.table = table;
        this.amount = amount;
        NumberBinding sum = Bindings.max(AMOUNT, amount.wholeProperty());
        narrow =
                table.widthProperty()
                        .greaterThan(0)
                        .and(
                                table.widthProperty()
                                        .subtract(sum)
                                        .lessThan(DAY + READ + STATE + BAR));
    }

    /// Whether there is no room for the words of a state beside a text that can be read.
    ObservableBooleanValue narrow() {
        return narrow;
    }

    void share(
            TableColumn<DeskRow, ?> day,
            TableColumn<DeskRow, String> state,
            TableColumn<DeskRow, String> text,
            TableColumn<DeskRow, String> why) {
        NumberBinding said = Bindings.when(narrow).then(SIGN).otherwise(STATE);
        state.prefWidthProperty().bind(said);
        state.setMinWidth(SIGN);
        amount.prefWidthProperty().bind(Bindings.when(narrow).then(NUMBER).otherwise(AMOUNT));
        NumberBinding room =
                table.widthProperty()
                        .subtract(amount.widthProperty())
                        .subtract(day.widthProperty())
                        .subtract(said)
                        .subtract(BAR);
        BooleanBinding apart = room.lessThan(READ + WHY);
        NumberBinding most = Bindings.when(apart).then(WHY_MOST).otherwise(room.subtract(READ));
        why.prefWidthProperty()
                .bind(
                        Bindings.max(
                                WHY,
                                Bindings.min(
                                        Bindings.min(WHY_MOST, most), room.multiply(WHY_SHARE))));
        text.prefWidthProperty()
                .bind(
                        Bindings.max(
                                TEXT,
                                Bindings.when(apart)
                                        .then(room)
                                        .otherwise(room.subtract(why.prefWidthProperty()))));
        narrow.subscribe(now -> signs(state, now));
        table.itemsProperty().addListener((_, _, _) -> currency());
        narrow.subscribe(_ -> currency());
    }

    private static void signs(TableColumn<DeskRow, String> state, boolean now) {
        state.getStyleClass().remove(SIGNS);
        if (now) {
            state.getStyleClass().add(SIGNS);
        }
    }

    private void currency() {
        boolean one = table.getItems() instanceof RowList rows && rows.sums().size() == 1;
        amount.bare(one && narrow.get());
    }
}
