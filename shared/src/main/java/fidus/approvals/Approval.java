package fidus.approvals;

import fidus.auth.PersonId;
import fidus.auth.Role;

import java.time.Instant;
import java.util.List;

/// One person's yes to a prepared command.
///
/// @param roles the person's at that moment
public record Approval(
        PersonId personId, String name, List<Role> roles, Instant at, String reason) {
    public Approval {
        roles = List.copyOf(roles);
    }
}
