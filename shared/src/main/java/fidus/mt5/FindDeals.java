package fidus.mt5;

import org.jspecify.annotations.Nullable;

/// @param category only this one; NEEDS_REVIEW gives the review queue
/// @param cashOnly leave trades out
/// @param server and login: one account; absent means all
/// @param cursor where the page before ended
/// @param limit 1 to 200
public record FindDeals(
        @Nullable String server,
        @Nullable Long login,
        @Nullable CashCategory category,
        boolean cashOnly,
        @Nullable String cursor,
        int limit) {}
