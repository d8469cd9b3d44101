package fidus.reconciliation.profiles;

import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A match that the tried rules find, lose, or find otherwise.
///
/// @param before what shares a row with it now; empty when it is won
/// @param after absent when it is lost
/// @param book rows of all these, in row order
/// @param statement likewise
public record MatchChange(
        Kind kind,
        List<Match> before,
        @Nullable Match after,
        List<MatchRow> book,
        List<MatchRow> statement) {
    /// WON: none of its rows was matched. LOST: none of its rows would be matched. CHANGED: the
    /// same rows by another pass or with another difference, or other rows together.
    public enum Kind {
        WON,
        LOST,
        CHANGED
    }

    public MatchChange {
        before = List.copyOf(before);
        book = List.copyOf(book);
        statement = List.copyOf(statement);
    }
}
