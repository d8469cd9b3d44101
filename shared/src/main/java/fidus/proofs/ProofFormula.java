package fidus.proofs;

/// The arithmetic of a line. Each constant names its inputs and its results, as they stand in the
/// file; what is said of several accounts, deals or series stands once for each, after a colon.
public enum ProofFormula {
    /// payout, rate → commission
    COMMISSION,
    /// principal, pool rate, months, agent's share, and for a last row that takes the rest all
    /// months and earlier pools → pool, agent's part, company's part
    FRANCHISE_POOL,
    /// rate per lot, lots of each closing deal, rejected 0 or 1 → volume, earned, claimed
    REBATE,
    /// rate, mark before, and of each account mapped, mapped by all, true P&L, true P&L before →
    /// performance, share, mark after
    CONTRACT_SHARE,
    /// rate, price, class mark, lot mark, units, dealt at → performance, share, mark before, mark
    /// after
    LOT_SHARE,
    /// rate, price, mark, units of the series, units before, units, dealt at → performance, share,
    /// mark before, mark after
    SERIES_SHARE,
    /// of each account mapped, mapped by all, true P&L, true P&L before, and of each series units
    /// and price → earned, price of each series; where the accounts were not kept earned is given
    UNIT_PRICE,
    /// mark before → share, which is nothing, and mark after
    NO_FIGURE
}
