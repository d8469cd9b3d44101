package fidus.reconciliation.desk;

import java.util.List;

/// Worst and oldest first.
public record BreakList(List<BreakCard> breaks) {}
