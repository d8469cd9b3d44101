package fidus.fees.shares;

import fidus.fees.Exact;
import fidus.investments.InvestmentId;

/// A contract's units in a pool.
///
/// @param dealt value per unit at which it came in
/// @param mark value per unit up to which its shares were paid
/// @param classMark when it came in; with `dealt` it says which equalisation it needed
public record PoolHolding(
        InvestmentId investmentId,
        String series,
        Exact units,
        Exact dealt,
        Exact mark,
        Exact classMark) {}
