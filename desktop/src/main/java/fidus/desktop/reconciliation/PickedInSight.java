package fidus.desktop.reconciliation;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/// What is picked stays in sight when its list gets lower, as it does for what is then said of it.
final class PickedInSight {
    private PickedInSight() {}

    static void in(TableView<?> table) {
        table.heightProperty()
                .addListener(
                        (_, before, now) -> lower(table, before.doubleValue(), now.doubleValue()));
    }

    private static void lower(TableView<?> table, double before, double now) {
        int line = table.getSelectionModel().getSelectedIndex();
        int first = first(table);
        double gone = Math.ceil((before - now) / table.getFixedCellSize());
        int shown = shown(table);
        boolean seen = line >= first && line < first + shown;
        if (line >= 0 && gone > 0 && seen && line >= first + shown - gone) {
            table.scrollTo((int) Math.max(0, line - Math.max(0, shown - gone - 1)));
        }
    }

    /// The first line in view.
    static int first(TableView<?> table) {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : 0;
    }

    /// How many lines are wholly in view.
    private static int shown(TableView<?> table) {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                        && flow.getLastVisibleCell() != null
                ? flow.getLastVisibleCell().getIndex() - first(table) + 1
                : 0;
    }
}
