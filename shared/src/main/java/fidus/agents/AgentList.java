package fidus.agents;

import java.util.List;

/// By code.
public record AgentList(List<AgentCard> agents) {}
