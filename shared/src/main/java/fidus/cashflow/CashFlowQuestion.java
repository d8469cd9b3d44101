package fidus.cashflow;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Set;

/// What a calendar is made for.
///
/// @param today the business date, whose month is the first
/// @param includes what the running balance subtracts
/// @param fundCode shows this fund alone; the running balance stays that of the house
/// @param clientId shows this client alone; the running balance stays that of the house
/// @param limits in force on that day
public record CashFlowQuestion(
        Currency currency,
        LocalDate today,
        CashFlowOpening opening,
        Set<CashFlowKind> includes,
        @Nullable FundCode fundCode,
        @Nullable ClientId clientId,
        CashFlowLimits limits) {}
