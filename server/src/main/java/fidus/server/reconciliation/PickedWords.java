package fidus.server.reconciliation;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AcceptSuggestions;
import fidus.server.mongo.Unit;

import java.util.List;

/// A suggestion as a person knows it again: day, amount and text of its rows, not their numbers.
record PickedWords(RunWindows windows) {
    private static final int LONGEST = 60;

    String of(Unit unit, RunStore.StoredRun run, AcceptSuggestions.Picked one) {
        return side(unit, run, Side.BOOK, one.bookRows())
                + " with "
                + side(unit, run, Side.STATEMENT, one.statementRows());
    }

    private String side(Unit unit, RunStore.StoredRun run, Side side, List<String> ids) {
        if (ids.size() != 1) {
            return ids.size() + " rows";
        }
        String id = ids.getFirst();
        RunWindows.Placed found = windows.byIds(unit, run, side, ids).get(id);
        return found == null ? id : said(found.row());
    }

    private static String said(MatchRow row) {
        String what = row.text().isBlank() ? row.reference() : row.text();
        String end = what.length() > LONGEST ? what.substring(0, LONGEST).strip() + "…" : what;
        return row.bookingDate() + ", " + row.amount() + (end.isBlank() ? "" : ", " + end);
    }
}
