package fidus.mt5;

import org.jspecify.annotations.Nullable;

/// Frees an account from its client. Its equity must be zero, or the reason names where the money
/// goes.
///
/// @param reason at least 10 characters
public record ReleaseAccount(
        String server, long login, String reason, @Nullable String destination) {}
