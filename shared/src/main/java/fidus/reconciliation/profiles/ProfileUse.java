package fidus.reconciliation.profiles;

/// An account that is compared by a profile of its own.
///
/// @param account login@server, or `bank/` and the name of a bank account of the house
public record ProfileUse(String account, String profile) {}
