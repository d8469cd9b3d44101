package fidus.reconciliation.desk;

import java.util.List;

/// Newest first, at most 200.
public record RunList(List<RunCard> runs) {}
