package fidus.fees;

/// Whose mark it is.
public enum MarkLevel {
    /// One for all accounts of a mandate, a fund or a share class: gains and losses net.
    MANDATE,
    /// One per trading account: a losing account gives nothing back.
    ACCOUNT,
    /// One per series of shares.
    SERIES,
    /// One per investor.
    INVESTOR,
    /// One per subscription.
    DEALING_LOT
}
