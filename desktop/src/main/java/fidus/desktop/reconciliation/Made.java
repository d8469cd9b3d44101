package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.Match;
import fidus.reconciliation.desk.MatchMade;

/// What a person is told of a match they made.
final class Made {
    private Made() {}

    static String words(MatchMade made) {
        if (made.waits() != null) {
            return "Waits for a second person: " + Words.sums(made.waits().title());
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
}
