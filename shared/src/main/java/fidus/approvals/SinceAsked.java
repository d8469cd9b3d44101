package fidus.approvals;

import java.time.Instant;
import java.util.List;

/// What is otherwise, of what the second person reads, than when a command was asked for.
///
/// @param at when it was looked at
/// @param changes none where all of it is as it was shown
public record SinceAsked(Instant at, List<Change> changes) {
    public SinceAsked {
        changes = List.copyOf(changes);
    }

    /// @param label of the line
    /// @param asked what was shown; empty where nothing was
    /// @param now what would be shown now; empty where nothing would be
    public record Change(String label, String asked, String now) {}
}
