package fidus.reconciliation.desk;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Everything that was found about one row.
///
/// @param match the standing match it belongs to
/// @param suggestions best first; empty for a matched row
/// @param why it is unmatched
/// @param others the rows of both sides that match, suggestions and explanation name
/// @param found its break, or that of its match
/// @param excluded the rows it stands among that a person said do not belong together, the latest;
///   absent where nobody did
/// @param waits the subject of the command that waits for another person about it, as `match/id`: a
///   match of it, or undoing the one it belongs to; absent when nothing does
public record RowStory(
        RunRow row,
        @Nullable RecordedMatch match,
        List<Suggestion> suggestions,
        @Nullable Explanation why,
        List<RunRow> others,
        @Nullable BreakCard found,
        @Nullable ExcludedRows excluded,
        @Nullable String waits) {
    public RowStory(
            RunRow row,
            @Nullable RecordedMatch match,
            List<Suggestion> suggestions,
            @Nullable Explanation why,
            List<RunRow> others,
            @Nullable BreakCard found) {
        this(row, match, suggestions, why, others, found, null, null);
    }

    public RowStory {
        suggestions = List.copyOf(suggestions);
        others = List.copyOf(others);
    }
}
