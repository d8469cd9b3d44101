package fidus.mt5;

import fidus.mt5.pnl.AccountPnl;

import org.jspecify.annotations.Nullable;

/// An account as the registry shows it.
///
/// @param waiting the title of the change that waits for another person
public record AccountCard(
        TradingAccount account,
        AccountPnl pnl,
        int openBreaks,
        int toReview,
        @Nullable String clientName,
        @Nullable String waiting) {}
