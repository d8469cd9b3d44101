package fidus.franchises;

import java.util.List;

public record FranchiseList(List<FranchiseCard> franchises) {}
