package fidus.agents;

import java.util.List;

/// @param assignments by client and first day
public record AssignmentList(List<ClientAssignment> assignments) {
    public AssignmentList {
        assignments = List.copyOf(assignments);
    }
}
