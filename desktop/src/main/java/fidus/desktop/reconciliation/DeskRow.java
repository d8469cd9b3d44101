package fidus.desktop.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A row of one side with everything that was found about it.
///
/// @param match the standing match it belongs to
/// @param suggestions best first; empty for a matched row
/// @param why it is unmatched
record DeskRow(
        Side side,
        MatchRow row,
        @Nullable RecordedMatch match,
        List<Suggestion> suggestions,
        @Nullable Explanation why) {

    /// How far a row has come.
    enum RowState {
        OPEN,
        SUGGESTED,
        MATCHED
    }

    RowState rowState() {
        if (match != null) {
            return RowState.MATCHED;
        }
        return suggestions.isEmpty() ? RowState.OPEN : RowState.SUGGESTED;
    }

    boolean isOpen() {
        return match == null;
    }

    String rowId() {
        return row.rowId();
    }
}
