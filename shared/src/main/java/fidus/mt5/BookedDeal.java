package fidus.mt5;

import org.jspecify.annotations.Nullable;

/// A deal in the books with what it means.
///
/// @param category absent for trades
/// @param ruleId the rule or OVERRIDE, absent for trades
/// @param transfer what the movement was paired with, in words
public record BookedDeal(
        Deal deal,
        @Nullable CashCategory category,
        @Nullable String ruleId,
        @Nullable Long counterpartyLogin,
        @Nullable String transfer,
        @Nullable String reviewNote) {}
