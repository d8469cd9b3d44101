package fidus.reconciliation.profiles;

import org.jspecify.annotations.Nullable;

/// Asks another person to have an account compared by a profile of its own.
///
/// @param account login@server, or `bank/` and the name of a bank account of the house
/// @param profile absent means the usual one: BANK or BROKER
/// @param reason at least 10 characters
public record AssignProfile(String account, @Nullable String profile, String reason) {}
