package fidus.reconciliation;

import java.util.List;

/// What a run found. It depends only on the rows, the profile, the undone and the standing matches;
/// not on the order of the input nor on the time.
///
/// @param matches the standing matches and those found, in the order of their first book row
/// @param unmatched rows in no match, each with one explanation
/// @param unsearched rows for which no subset was looked for
/// @param informationOnly rows of amount zero
/// @param inputHash SHA-256 of profile, rows, exclusions and standing matches, hexadecimal
/// @param runHash SHA-256 of the same and the result, hexadecimal
public record MatchResult(
        List<Match> matches,
        List<Suggestion> suggestions,
        List<RowRef> unmatched,
        List<Explanation> explanations,
        List<Unsearched> unsearched,
        List<RowRef> informationOnly,
        String inputHash,
        String runHash) {

    /// A row whose subset search was not made because too many rows lie in its window
    /// (POOL_TOO_LARGE).
    ///
    /// @param pool rows of the same sign in the window
    /// @param limit the most that are searched
    public record Unsearched(RowRef row, String pass, int pool, int limit) {}

    MatchResult signed(String hash) {
        return new MatchResult(
                matches,
                suggestions,
                unmatched,
                explanations,
                unsearched,
                informationOnly,
                inputHash,
                hash);
    }
}
