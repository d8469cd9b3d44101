package fidus.approvals;

import fidus.approvals.SinceAsked.Change;
import fidus.auth.PersonId;

import java.time.Instant;
import java.util.List;

/// What a person had been told, when they decided about a command, of what was otherwise by then
/// than when it was asked for.
///
/// @param lookedAt when that was found
/// @param changes in the words in which they were told; none where nothing was otherwise
public record Told(
        PersonId personId, String name, Instant decidedAt, Instant lookedAt, List<Change> changes) {
    public Told {
        changes = List.copyOf(changes);
    }
}
