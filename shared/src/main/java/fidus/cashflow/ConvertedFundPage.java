package fidus.cashflow;

import fidus.money.Currency;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.pnl.FundReturn;
import fidus.rates.ExchangeRate;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// The fund accounting page of all currencies in the base currency, for display. What is held and
/// owed is worth what it is at the rates of the valuation day; capital that came and went, and
/// profit that was taken, is worth what it was on its own day. So a return here has the gain or
/// loss of the currency in it.
///
/// @param on the valuation day
/// @param rates of that day, by currency
/// @param flowRates those of the days of flows, by day and currency
/// @param figures each part converted exactly and rounded once; a part that lacks something is
///   absent, and all are while a rate of the valuation day is missing
/// @param funds each account converted exactly and rounded once; without the funds of which a rate
///   is missing
/// @param missing which rates are missing and what to do, in words
public record ConvertedFundPage(
        Currency base,
        LocalDate on,
        List<ExchangeRate> rates,
        List<ExchangeRate> flowRates,
        @Nullable FundAccounting figures,
        List<FundReturn> funds,
        List<String> missing) {
    public ConvertedFundPage {
        rates = List.copyOf(rates);
        flowRates = List.copyOf(flowRates);
        funds = List.copyOf(funds);
        missing = List.copyOf(missing);
    }
}
