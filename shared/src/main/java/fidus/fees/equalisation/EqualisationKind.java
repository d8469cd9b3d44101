package fidus.fees.equalisation;

/// What a subscription needs to be treated as those before it.
public enum EqualisationKind {
    /// Bought exactly at the mark.
    NONE,
    /// Bought above the mark: pays the accrued fee in advance and has it back in units.
    CREDIT,
    /// Bought below the mark: units are redeemed for the fee on the way up to it.
    CONTINGENT_REDEMPTION
}
