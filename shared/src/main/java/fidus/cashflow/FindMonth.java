package fidus.cashflow;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

/// Asks for the lines of one month.
///
/// @param month such as 2027-03
public record FindMonth(
        String month,
        Currency currency,
        @Nullable FundCode fundCode,
        @Nullable ClientId clientId) {}
