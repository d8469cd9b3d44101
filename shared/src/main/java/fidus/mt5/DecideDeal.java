package fidus.mt5;

import org.jspecify.annotations.Nullable;

/// A person's word on a movement the rule table could not decide, or decided wrongly.
///
/// @param reason at least 10 characters
/// @param feeRun the posted fee run that a MANAGER_FEE_PAYMENT pays; absent for every other
///   category
public record DecideDeal(
        String server,
        long login,
        long ticket,
        CashCategory category,
        @Nullable Long counterpartyLogin,
        String reason,
        @Nullable String feeRun) {}
