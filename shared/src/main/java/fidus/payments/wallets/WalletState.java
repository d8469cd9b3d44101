package fidus.payments.wallets;

/// PENDING_VERIFICATION → VERIFIED → RETIRED; a wallet that was never verified may be retired too.
/// A retired wallet never comes back.
public enum WalletState {
    PENDING_VERIFICATION,
    VERIFIED,
    RETIRED
}
