package fidus.rebates;

import java.util.List;

/// @param runs newest month first, reversed ones included
public record RebateRunList(List<RebateRunCard> runs) {}
