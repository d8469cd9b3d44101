package fidus.agents;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// An agent with what is derived from the commission rows.
///
/// @param clients how many are assigned today
/// @param totals one for each currency the agent has rows in
/// @param nextDueOn of the rows that are not due yet, absent when there is none
public record AgentCard(
        Agent agent, int clients, List<AgentTotal> totals, @Nullable LocalDate nextDueOn) {}
