package fidus.mt5;

/// Takes a free account out of use for a while, takes it back into use, or retires it.
///
/// @param poolState MAINTENANCE, AVAILABLE or INACTIVE
/// @param reason at least 10 characters
public record ChangeAccount(String server, long login, PoolState poolState, String reason) {}
