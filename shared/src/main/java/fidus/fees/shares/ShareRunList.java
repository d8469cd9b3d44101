package fidus.fees.shares;

import java.util.List;

/// @param runs newest month first, reversed ones included
public record ShareRunList(List<ShareRunCard> runs) {}
