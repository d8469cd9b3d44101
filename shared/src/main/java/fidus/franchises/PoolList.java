package fidus.franchises;

import java.util.List;

/// @param lines by due date
/// @param cut whether there are more than are shown
public record PoolList(List<SoldPool> lines, boolean cut) {}
