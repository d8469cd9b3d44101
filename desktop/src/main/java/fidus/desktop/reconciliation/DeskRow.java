package fidus.desktop.reconciliation;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RowDocuments;
import fidus.reconciliation.desk.RowOrigin;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import org.jspecify.annotations.Nullable;

/// A line of one side's list, with its row once that has arrived.
///
/// @param at index in the list
/// @param alike whether another row near it reads as it does: same day, amount and text
record DeskRow(Side side, int at, @Nullable RunRow loaded, boolean alike) {
    DeskRow(Side side, int at, @Nullable RunRow loaded) {
        this(side, at, loaded, false);
    }

    /// Its text; of rows that read alike where it stands comes first.
    String text() {
        return loaded == null ? "…" : placed(loaded, loaded.row().text());
    }

    /// The same with rows that the books name by their ids said in words.
    String shown() {
        return loaded == null ? "…" : placed(loaded, RowDocuments.text(loaded.row()));
    }

    private String placed(RunRow row, String text) {
        RowOrigin origin = row.origin();
        return alike && origin != null
                ? Origins.before(origin.document(), Origins.without(text, origin))
                : text;
    }

    @Nullable MatchRow row() {
        return loaded == null ? null : loaded.row();
    }

    @Nullable Standing standing() {
        return loaded == null ? null : loaded.standing();
    }
}
