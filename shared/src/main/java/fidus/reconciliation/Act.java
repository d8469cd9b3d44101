package fidus.reconciliation;

import fidus.auth.Role;

import java.time.LocalDate;
import java.util.Set;

/// Who does something, in which roles, on which business date.
public record Act(String personId, Set<Role> roles, LocalDate on) {
    /// The system's own acts, such as a rule that passes again.
    public static final String SYSTEM = "SYSTEM";

    public Act {
        roles = Set.copyOf(roles);
    }

    public static Act bySystem(LocalDate on) {
        return new Act(SYSTEM, Set.of(), on);
    }
}
