package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of breaks and runs waits for other persons, in words.
///
/// @param single by its subject, as `kind/id`
/// @param groups breaks that wait in one list
record Waiting(Map<String, String> single, List<Group> groups) {
    static final Waiting NOTHING = new Waiting(Map.of(), List.of());

    /// @param title of the command
    record Group(String title, Set<BreakId> breaks) {}

    @Nullable String run(String id) {
        return single.get("run/" + id);
    }

    @Nullable String of(BreakId id) {
        for (Group group : groups) {
            if (group.breaks.contains(id)) {
                return group.title;
            }
        }
        return single.get("break/" + id.value());
    }

    /// @throws Refused `ALREADY_PENDING` while another person has to decide about it
    void requireFree(BreakId id) {
        String title = of(id);
        if (title != null) {
            throw Refused.because(
                    Problem.Code.ALREADY_PENDING,
                    "Another person has to decide first: " + title + ".");
        }
    }
}
