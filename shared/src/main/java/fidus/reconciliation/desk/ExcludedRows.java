package fidus.reconciliation.desk;

import fidus.reconciliation.MatchId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A row set of an account that is neither matched nor suggested until a person lifts it.
///
/// @param id that of the match it would be
/// @param byName who excluded it; absent where that was not kept
public record ExcludedRows(
        MatchId id,
        List<String> bookRows,
        List<String> statementRows,
        Origin excludedBy,
        @Nullable String byName,
        @Nullable Instant at,
        @Nullable String reason) {
    /// What the person did.
    public enum Origin {
        UNDO,
        REJECTION
    }
}
