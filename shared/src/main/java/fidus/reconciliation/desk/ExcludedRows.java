package fidus.reconciliation.desk;

import fidus.reconciliation.MatchId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A row set of an account that is neither matched nor suggested until a person lifts it.
///
/// @param id that of the match it would be
/// @param byName who excluded it; absent where that was not kept
/// @param rows those of them that are known, to say in words what is excluded; absent where nobody
///   looked for them
public record ExcludedRows(
        MatchId id,
        List<String> bookRows,
        List<String> statementRows,
        Origin excludedBy,
        @Nullable String byName,
        @Nullable Instant at,
        @Nullable String reason,
        @Nullable SuggestedRows rows) {
    /// Its rows are not told.
    public ExcludedRows(
            MatchId id,
            List<String> bookRows,
            List<String> statementRows,
            Origin excludedBy,
            @Nullable String byName,
            @Nullable Instant at,
            @Nullable String reason) {
        this(id, bookRows, statementRows, excludedBy, byName, at, reason, null);
    }

    /// Who took the rows apart and why, in words.
    public String words() {
        return "%s of these rows was %s by %s%s."
                .formatted(
                        excludedBy == Origin.UNDO ? "The match" : "The suggestion",
                        excludedBy == Origin.UNDO ? "undone" : "rejected",
                        byName == null ? "somebody" : byName,
                        reason == null || reason.isBlank() ? "" : ": " + reason);
    }

    /// The same with its rows.
    public ExcludedRows with(SuggestedRows told) {
        return new ExcludedRows(id, bookRows, statementRows, excludedBy, byName, at, reason, told);
    }

    /// What the person did.
    public enum Origin {
        UNDO,
        REJECTION
    }
}
