package fidus.desktop.reconciliation;

import fidus.desktop.controls.MoneyColumn;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.NumberBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// How the columns of a side share its width. Sums and days are whole at any width. The text and
/// why a row is in no match take what the others leave; where there is no room for both, why is
/// scrolled to: of the picked row it stands below. A state has its words, then fewer; where the
/// text could not be read beside those either, it is a sign, and the currency that all sums have
/// stands above the list alone. Both sides do so together.
final class RowRoom {
    static final int DAY = 66;
    static final int TEXT = 76;
    static final int STATE = 140;

    /// With the arrow of the order in its title.
    static final int WHY = 136;

    /// A condition, measured and limit.
    private static final int WHY_READ = 190;

    private static final int AMOUNT = 116;

    /// Of a number without its currency, and of its header with the arrow.
    private static final int NUMBER = 88;

    /// Some 25 characters: references are read by them.
    private static final int READ = 192;

    /// Of a state in one word or two, and of one in as many as there are.
    private static final int STATE_LEAST = 104;

    private static final int STATE_MOST = 164;

    private static final int SIGN = 30;
    private static final int BAR = 4;

    /// Of what the other columns leave, why a row is in no match has more than its text.
    private static final double WHY_SHARE = 0.62;

    private static final int WHY_MOST = 300;
    private static final String SIGNS = "sign-column";

    private final TableView<DeskRow> table;

    /// What states may have here, in pixels; before it is laid out as much as they want.
    private final DoubleProperty left = new SimpleDoubleProperty(STATE);

    /// What they have on both sides.
    private final DoubleProperty said = new SimpleDoubleProperty();

    private final BooleanBinding narrow = said.lessThan(STATE_LEAST);

    RowRoom(TableView<DeskRow> table) {
        this.table = table;
        said.bind(left);
    }

    TableView<DeskRow> table() {
        return table;
    }

    /// Both sides have the room of the one that has less.
    void alike(RowRoom other) {
        said.bind(Bindings.min(left, other.left));
        other.said.bind(Bindings.min(left, other.left));
    }

    /// Whether there is no room for the words of a state beside a text that can be read.
    ObservableBooleanValue narrow() {
        return narrow;
    }

    void share(
            MoneyColumn<DeskRow> amount,
            TableColumn<DeskRow, ?> day,
            TableColumn<DeskRow, String> state,
            TableColumn<DeskRow, String> text,
            TableColumn<DeskRow, String> why) {
        left(amount);
        NumberBinding shown = Bindings.when(narrow).then(SIGN).otherwise(said);
        state.prefWidthProperty().bind(shown);
        state.setMinWidth(SIGN);
        amount.prefWidthProperty().bind(Bindings.when(narrow).then(NUMBER).otherwise(AMOUNT));
        NumberBinding room =
                table.widthProperty()
                        .subtract(amount.widthProperty())
                        .subtract(day.widthProperty())
                        .subtract(shown)
                        .subtract(BAR);
        BooleanBinding apart = room.lessThan(READ + WHY);
        NumberBinding beside =
                Bindings.max(
                        WHY,
                        Bindings.min(
                                Bindings.min(WHY_MOST, room.subtract(READ)),
                                room.multiply(WHY_SHARE)));
        why.prefWidthProperty().bind(Bindings.when(apart).then(WHY_READ).otherwise(beside));
        text.prefWidthProperty()
                .bind(
                        Bindings.max(
                                TEXT,
                                Bindings.when(apart)
                                        .then(room)
                                        .otherwise(room.subtract(why.prefWidthProperty()))));
        table.itemsProperty().addListener((_, _, _) -> currency(amount));
        narrow.subscribe(
                now -> {
                    signs(state, now);
                    currency(amount);
                });
    }

    private void left(MoneyColumn<DeskRow> amount) {
        NumberBinding sum = Bindings.max(AMOUNT, amount.wholeProperty());
        left.bind(
                Bindings.createDoubleBinding(
                        () -> ofState(table.getWidth(), sum.doubleValue()),
                        table.widthProperty(),
                        sum));
    }

    /// What states may have beside a text that is read, and where they keep theirs, also beside
    /// why.
    private static double ofState(double width, double sum) {
        if (width <= 0) {
            return STATE;
        }
        double room = width - sum - DAY - READ - BAR;
        return Math.min(STATE_MOST, room - WHY >= STATE ? Math.max(STATE, room - WHY_READ) : room);
    }

    private static void signs(TableColumn<DeskRow, String> state, boolean now) {
        state.getStyleClass().remove(SIGNS);
        if (now) {
            state.getStyleClass().add(SIGNS);
        }
    }

    private void currency(MoneyColumn<DeskRow> amount) {
        boolean one = table.getItems() instanceof RowList rows && rows.sums().size() == 1;
        amount.bare(one && narrow.get());
    }
}
