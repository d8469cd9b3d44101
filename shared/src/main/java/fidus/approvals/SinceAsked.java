package fidus.approvals;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What is otherwise, of what the second person reads, than when a command was asked for.
///
/// @param at when it was looked at
/// @param changes none where all of it is as it was shown
/// @param told names this answer in the decision that is taken on it; absent where nothing is
///   looked at again
public record SinceAsked(Instant at, List<Change> changes, @Nullable UUID told) {
    public SinceAsked {
        changes = List.copyOf(changes);
    }

    /// An answer that no decision names.
    public SinceAsked(Instant at, List<Change> changes) {
        this(at, changes, null);
    }

    /// @param label of the line
    /// @param asked what was shown; empty where nothing was
    /// @param now what would be shown now; empty where nothing would be
    public record Change(String label, String asked, String now) {}
}
