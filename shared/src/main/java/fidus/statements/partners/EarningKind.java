package fidus.statements.partners;

/// What a partner earns.
public enum EarningKind {
    /// An agent's share of one payout row.
    COMMISSION,
    /// The agent's part of a company's pool row.
    POOL_AGENT,
    /// The company's part of its pool row.
    POOL_COMPANY
}
