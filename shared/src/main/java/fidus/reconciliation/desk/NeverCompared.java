package fidus.reconciliation.desk;

import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// An account that no run ever compared to its end, so that nothing of it is a break.
///
/// @param account as runs name it: `login@server`, or `bank/` and a name
/// @param bank its id; absent for a trading account
/// @param since the first day that statements, deals or entries speak of
/// @param to the last day that statements or deals speak of; absent where nothing but entries of
///   the house does, and no run can be made before a statement comes
/// @param statements of a bank that count; 0 for a trading account
/// @param rows of these that count, or deals of the trading account
public record NeverCompared(
        String account,
        @Nullable HouseAccountId bank,
        LocalDate since,
        @Nullable LocalDate to,
        int statements,
        long rows) {}
