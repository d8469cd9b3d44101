package fidus.mt5;

import org.jspecify.annotations.Nullable;

/// A person's word on a movement the rule table could not decide, or decided wrongly.
///
/// @param reason at least 10 characters
public record DecideDeal(
        String server,
        long login,
        long ticket,
        CashCategory category,
        @Nullable Long counterpartyLogin,
        String reason) {}
