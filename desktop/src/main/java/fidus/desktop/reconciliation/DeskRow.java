package fidus.desktop.reconciliation;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import org.jspecify.annotations.Nullable;

/// A line of one side's list, with its row once that has arrived.
///
/// @param at index in the list
record DeskRow(Side side, int at, @Nullable RunRow loaded) {
    @Nullable MatchRow row() {
        return loaded == null ? null : loaded.row();
    }

    @Nullable Standing standing() {
        return loaded == null ? null : loaded.standing();
    }
}
