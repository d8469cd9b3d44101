package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ResourceBundle;

/// What a match or a suggestion came to, in a sentence.
///
/// @param texts of the detail
record MatchWords(ResourceBundle texts, PassNames passes) {
    /// How it was found, how much its sides are alike and what they differ by.
    String of(RecordedMatch recorded) {
        Match match = recorded.match();
        String found =
                match.score() == null
                        ? ""
                        : passes.of(match.pass()) + ", " + alike(match.score()) + ", ";
        String sentence = found + "statement less book " + Words.money(match.difference()) + ".";
        String reason = recorded.reason();
        return Words.first(sentence) + (reason == null || reason.isBlank() ? "" : " " + reason);
    }

    /// The same of a suggestion, with its days and why it is only suggested.
    String of(Suggestion suggestion) {
        return passes.of(suggestion.pass())
                + ", "
                + alike(suggestion.score())
                + ", statement less book "
                + Words.money(suggestion.difference())
                + ", "
                + (suggestion.days() == 0 ? "same day" : days(suggestion.days()))
                + ". "
                + texts.getString("reason." + suggestion.reason());
    }

    /// Which rows came closest, by what, and how far they are apart.
    String of(Explanation.Closest closest) {
        return texts.getString("closest")
                .formatted(
                        passes.within(closest.pass()),
                        Words.money(closest.difference()),
                        closest.days() == 0 ? "the same day" : days(closest.days()));
    }

    /// The exact score and what it is; empty where nothing was measured.
    String exact(@Nullable BigDecimal score, String pass) {
        return score == null ? "" : texts.getString("score.what").formatted(score, pass);
    }

    /// Never more than it is: what is not wholly alike is below 100 %.
    private static String alike(BigDecimal score) {
        return score.movePointRight(2).setScale(0, RoundingMode.DOWN) + " % alike";
    }

    /// Such as +1 day.
    private static String days(int days) {
        return (days > 0 ? "+" : days < 0 ? String.valueOf(Words.MINUS) : "")
                + Math.abs(days)
                + (Math.abs(days) == 1 ? " day" : " days");
    }
}
