package fidus.funds;

/// What becomes of the fractions of a minor unit that rounding the single payouts leaves over.
public enum RoundingRule {
    /// The last payout takes them up, so that the payouts sum to the rounded contract interest.
    RESIDUAL_LAST,
    /// All payouts are alike, and their sum is the contract interest; for imported contracts.
    EACH_ROUNDED
}
