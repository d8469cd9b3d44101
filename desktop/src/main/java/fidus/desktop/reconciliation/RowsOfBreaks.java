package fidus.desktop.reconciliation;

import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The rows that breaks of unmatched rows are about.
final class RowsOfBreaks {
    private RowsOfBreaks() {}

    /// The match of these rows; null when one of them is no unmatched row of the first one's run,
    /// or when a side is missing.
    ///
    /// @param parts what the difference of the sides is made of
    static @Nullable MatchByHand match(
            List<BreakCard> breaks, String reason, List<DifferenceSplit.Part> parts) {
        List<String> book = new ArrayList<>();
        List<String> statement = new ArrayList<>();
        ReconciliationBreak first = breaks.getFirst().found();
        for (BreakCard one : breaks) {
            String ours = row(one, Side.BOOK);
            String theirs = row(one, Side.STATEMENT);
            boolean sameRun = one.found().lastSeenRun().equals(first.lastSeenRun());
            if (sameRun && ours != null) {
                book.add(ours);
            } else if (sameRun && theirs != null) {
                statement.add(theirs);
            } else {
                return null;
            }
        }
        return book.isEmpty() || statement.isEmpty()
                ? null
                : new MatchByHand(
                        first.lastSeenRun(),
                        book,
                        statement,
                        false,
                        reason,
                        parts.isEmpty() ? null : parts);
    }

    private static @Nullable String row(BreakCard card, Side side) {
        String start = card.account() + "/" + side + "/";
        boolean row =
                card.found().rule().equals(ReconciliationBreak.UNMATCHED)
                        && card.found().key().startsWith(start);
        return row ? card.found().key().substring(start.length()) : null;
    }
}
