package fidus.reconciliation;

import java.util.List;
import java.util.Set;

/// Everything a run depends on.
///
/// @param undone row sets that are not matched again
/// @param standing active matches of earlier runs or made by a person: they stay, their rows are
///   used, and they are part of the result
public record MatchRequest(
        MatchProfile profile,
        List<MatchRow> book,
        List<MatchRow> statement,
        Set<Exclusion> undone,
        List<Match> standing) {
    public MatchRequest {
        book = List.copyOf(book);
        statement = List.copyOf(statement);
        undone = Set.copyOf(undone);
        standing = List.copyOf(standing);
    }
}
