package fidus.franchises;

import fidus.money.Money;

import java.util.List;

/// A company with what its pools come to, per currency.
///
/// @param contracts how many it sold
/// @param pools Σ pool rows that stand
/// @param paid Σ parts that were paid
public record FranchiseCard(
        Franchise franchise, int contracts, List<Money> pools, List<Money> paid) {
    public FranchiseCard {
        pools = List.copyOf(pools);
        paid = List.copyOf(paid);
    }
}
