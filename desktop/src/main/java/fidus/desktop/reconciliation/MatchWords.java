package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.Match;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Suggestion;

import java.util.ResourceBundle;

/// What a match or a suggestion came to, in a sentence.
final class MatchWords {
    private MatchWords() {}

    static String of(RecordedMatch recorded) {
        Match match = recorded.match();
        String score = match.score() == null ? "" : "score " + match.score() + ", ";
        String reason = recorded.reason();
        return Words.ofCode(score + "difference ")
                + Words.money(match.difference())
                + "."
                + (reason == null || reason.isBlank() ? "" : " " + reason);
    }

    /// Score, reason, difference and days of a suggestion.
    ///
    /// @param texts of the detail
    static String of(ResourceBundle texts, Suggestion suggestion) {
        return "Score "
                + suggestion.score()
                + " in "
                + suggestion.pass()
                + ", difference "
                + Words.money(suggestion.difference())
                + ", "
                + (suggestion.days() == 0 ? "same day" : days(suggestion.days()))
                + ". "
                + texts.getString("reason." + suggestion.reason());
    }

    /// Such as +1 day.
    static String days(int days) {
        return (days > 0 ? "+" : days < 0 ? String.valueOf(Words.MINUS) : "")
                + Math.abs(days)
                + (Math.abs(days) == 1 ? " day" : " days");
    }
}
