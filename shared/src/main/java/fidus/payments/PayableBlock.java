package fidus.payments;

/// Why an item cannot be paid now.
public enum PayableBlock {
    /// It stands in a batch already.
    IN_BATCH,
    PARTY_ON_HOLD,
    /// No verified primary wallet in the item's currency.
    NO_WALLET,
    /// The wallet was verified too recently.
    WALLET_COOLING
}
