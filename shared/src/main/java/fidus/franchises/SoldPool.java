package fidus.franchises;

import fidus.investments.InvestmentId;

/// A pool row with whose it is.
public record SoldPool(
        InvestmentId investmentId,
        long number,
        String clientName,
        FranchiseId franchiseId,
        String franchise,
        String agent,
        PoolLine line) {}
