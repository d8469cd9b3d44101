package fidus.reconciliation.desk;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Suggestion;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Everything that was found about one row.
///
/// @param match the match it belongs to, as the run has it
/// @param suggestions best first; empty for a matched row
/// @param why it is unmatched
/// @param others the rows of both sides that match, suggestions and explanation name
/// @param found its break, or that of its match
/// @param excluded the rows it stands among that a person said do not belong together, the latest;
///   absent where nobody did
/// @param waits the subject of the command that waits for another person about it, as `match/id`: a
///   match of it, undoing the one it belongs to, or a booking on a row of a statement; absent when
///   nothing does
/// @param beyond what the other side has of its sum after the run's last day, which the run did not
///   look at; absent where nothing is there
/// @param since what became of that after the run; absent while it is so
public record RowStory(
        RunRow row,
        @Nullable RecordedMatch match,
        List<Suggestion> suggestions,
        @Nullable Explanation why,
        List<RunRow> others,
        @Nullable BreakCard found,
        @Nullable ExcludedRows excluded,
        @Nullable String waits,
        @Nullable String beyond,
        @Nullable MatchSince since) {
    public RowStory(
            RunRow row,
            @Nullable RecordedMatch match,
            List<Suggestion> suggestions,
            @Nullable Explanation why,
            List<RunRow> others,
            @Nullable BreakCard found) {
        this(row, match, suggestions, why, others, found, null, null, null, null);
    }

    public RowStory(
            RunRow row,
            @Nullable RecordedMatch match,
            List<Suggestion> suggestions,
            @Nullable Explanation why,
            List<RunRow> others,
            @Nullable BreakCard found,
            @Nullable ExcludedRows excluded,
            @Nullable String waits) {
        this(row, match, suggestions, why, others, found, excluded, waits, null, null);
    }

    public RowStory {
        suggestions = List.copyOf(suggestions);
        others = List.copyOf(others);
    }
}
