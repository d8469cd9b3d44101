package fidus.payments;

/// Why an item cannot be paid now.
public enum PayableBlock {
    /// It stands in a batch already.
    IN_BATCH,
    PARTY_ON_HOLD,
    /// The contract it comes from is suspended: nothing is paid until it is resumed.
    CONTRACT_SUSPENDED,
    /// No verified primary wallet in the item's currency.
    NO_WALLET,
    /// The wallet was verified too recently.
    WALLET_COOLING
}
