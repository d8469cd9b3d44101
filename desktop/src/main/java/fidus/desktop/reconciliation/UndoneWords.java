package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RowStory;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What is told of a match that was undone: which rows, that they stay apart, and where that is
/// lifted.
final class UndoneWords {
    /// The row itself shows the rest.
    private static final int LONGEST = 60;

    private UndoneWords() {}

    /// @param story that names the rows; null when it is not read
    static String of(Match match, @Nullable RowStory story) {
        return ("Undone. These rows are open again and stay apart: %s; %s. No run matches them"
                        + " until that is lifted: Suggestions (2), Not suggested again.")
                .formatted(
                        rows("book", Side.BOOK, match.bookRows(), story),
                        rows("statement", Side.STATEMENT, match.statementRows(), story));
    }

    private static String rows(
            String called, Side side, List<String> ids, @Nullable RowStory story) {
        if (ids.size() > 1) {
            return ids.size() + " " + called + " rows";
        }
        MatchRow row =
                story == null
                        ? null
                        : story.others().stream()
                                .filter(it -> it.side() == side && ids.contains(it.row().rowId()))
                                .map(it -> it.row())
                                .findFirst()
                                .orElse(null);
        return row == null ? "the " + called + " row" : called + " row " + said(row);
    }

    private static String said(MatchRow row) {
        String what = row.text().isBlank() ? row.reference() : row.text();
        String end = what.length() > LONGEST ? what.substring(0, LONGEST).strip() + "…" : what;
        return row.bookingDate()
                + ", "
                + Words.money(row.amount())
                + (end.isBlank() ? "" : ", " + end);
    }
}
