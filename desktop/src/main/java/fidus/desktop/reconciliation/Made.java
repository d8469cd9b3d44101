package fidus.desktop.reconciliation;

import fidus.approvals.Prepared;
import fidus.desktop.controls.Words;
import fidus.reconciliation.Match;
import fidus.reconciliation.desk.MatchMade;

/// What a person is told of a match they made.
final class Made {
    private Made() {}

    static String words(MatchMade made) {
        if (made.waits() != null) {
            return waits(made.waits());
        }
        if (made.match() == null) {
            return "Nothing was matched.";
        }
        Match match = made.match().match();
        return "Matched "
                + match.bookRows().size()
                + " : "
                + match.statementRows().size()
                + ", difference "
                + Words.money(match.difference());
    }

    static String waits(Prepared waiting) {
        return "Waits for a second person: " + Words.sums(waiting.title());
    }
}
