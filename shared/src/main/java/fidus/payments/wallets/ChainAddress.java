package fidus.payments.wallets;

/// An address on a chain; no tag or memo is known to it.
public record ChainAddress(Network network, String address) {}
