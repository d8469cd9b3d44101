package fidus.server.cashflow;

import fidus.cashflow.CashFlowLimits;
import fidus.money.Currency;
import fidus.server.mongo.Unit;
import fidus.server.rates.Rates;
import fidus.server.settings.Settings;
import fidus.settings.SettingKey;

import java.time.LocalDate;

/// What the house calls too little and large on a day, in a currency.
@FunctionalInterface
interface CashLimits {
    CashFlowLimits in(Unit unit, Currency currency, LocalDate day);

    /// As it is set on the day, with the rates that are approved for it.
    static CashLimits of(Settings settings, Rates rates) {
        return (unit, currency, day) ->
                CashFlowLimits.of(
                        currency,
                        new CashFlowLimits.Set(
                                settings.sums(unit, SettingKey.CASH_WARNING_BELOW, day),
                                settings.sums(unit, SettingKey.CASH_CRITICAL_BELOW, day),
                                settings.sums(unit, SettingKey.LARGE_PAYMENT_ABOVE, day)),
                        rates.on(unit, currency, day).orElse(null),
                        day.toString());
    }
}
