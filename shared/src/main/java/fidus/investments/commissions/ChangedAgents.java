package fidus.investments.commissions;

import java.time.LocalDate;
import java.util.List;

/// Who earns on a client after a change.
///
/// @param agents all of the client, as they were agreed one after the other
/// @param from the first day on which it is not as before
public record ChangedAgents(List<AgentAssignment> agents, LocalDate from) {
    public ChangedAgents {
        agents = List.copyOf(agents);
    }
}
