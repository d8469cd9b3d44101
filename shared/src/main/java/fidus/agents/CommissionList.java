package fidus.agents;

import java.util.List;

/// By due date; at most the first 10,000, and then `cut` says so.
public record CommissionList(List<CommissionLine> lines, boolean cut) {}
