package fidus.reconciliation;

import fidus.auth.Role;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/// Who does something, in which roles, on which business date.
///
/// @param at the moment; absent where only the day is known
public record Act(String personId, Set<Role> roles, LocalDate on, @Nullable Instant at) {
    /// The system's own acts, such as a rule that passes again.
    public static final String SYSTEM = "SYSTEM";

    public Act {
        roles = Set.copyOf(roles);
    }

    /// On a day, at a moment that is not known.
    public Act(String personId, Set<Role> roles, LocalDate on) {
        this(personId, roles, on, null);
    }

    /// What it did, as a line of history.
    ReconciliationBreak.Step step(BreakState to, String reason) {
        return new ReconciliationBreak.Step(on, personId, to, reason, at);
    }

    public static Act bySystem(LocalDate on) {
        return new Act(SYSTEM, Set.of(), on);
    }
}
