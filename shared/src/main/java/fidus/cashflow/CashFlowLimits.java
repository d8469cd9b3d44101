package fidus.cashflow;

import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;
import fidus.rates.ExchangeRate;
import fidus.settings.SetSums;
import fidus.settings.SettingKey;

import org.jspecify.annotations.Nullable;

/// What the house calls too little and large in a currency: what is set in it, else what is set in
/// the base currency at an approved rate. Zero is zero everywhere and needs none.
///
/// @param warningBelow a balance below it is a warning; absent where it is not known
/// @param criticalBelow a balance below it is critical, whatever the other says; absent likewise
/// @param largeAbove a payment above it is large; absent likewise
/// @param rate what a limit was converted with; absent where none was
/// @param missing why a limit is not known, and what to do; empty where all are
public record CashFlowLimits(
        @Nullable Money warningBelow,
        @Nullable Money criticalBelow,
        @Nullable Money largeAbove,
        @Nullable ExchangeRate rate,
        String missing) {
    /// 0.00, −10,000.00 and 5,000.00 in the base currency.
    public static final CashFlowLimits STANDARD = of(ExchangeRate.BASE, Set.standard(), null, "");

    /// What is set, in whatever currencies.
    public record Set(SetSums warningBelow, SetSums criticalBelow, SetSums largeAbove) {
        /// Before anybody sets anything.
        public static Set standard() {
            return new Set(
                    SetSums.parse(SettingKey.CASH_WARNING_BELOW.standard()),
                    SetSums.parse(SettingKey.CASH_CRITICAL_BELOW.standard()),
                    SetSums.parse(SettingKey.LARGE_PAYMENT_ABOVE.standard()));
        }
    }

    /// @param rate of the currency on the day; absent where none is approved
    /// @param day for which a rate is looked for, in words
    public static CashFlowLimits of(
            Currency currency, Set set, @Nullable ExchangeRate rate, String day) {
        Money warning = in(currency, set.warningBelow, rate);
        Money critical = in(currency, set.criticalBelow, rate);
        Money large = in(currency, set.largeAbove, rate);
        boolean known = warning != null && critical != null && large != null;
        boolean converted =
                isConverted(currency, set.warningBelow)
                        || isConverted(currency, set.criticalBelow)
                        || isConverted(currency, set.largeAbove);
        return new CashFlowLimits(
                warning,
                critical,
                large,
                converted ? rate : null,
                known ? "" : missing(currency, day));
    }

    private static boolean isConverted(Currency currency, SetSums set) {
        return set.in(currency).isEmpty() && set.base().filter(base -> !base.isZero()).isPresent();
    }

    private static @Nullable Money in(Currency currency, SetSums set, @Nullable ExchangeRate rate) {
        Money own = set.in(currency).orElse(null);
        Money base = set.base().orElse(null);
        if (own != null || base == null) {
            return own;
        }
        if (base.isZero()) {
            return Money.zero(currency);
        }
        return rate == null
                ? null
                : Money.rounded(base.amount().divide(rate.rate(), Decimals.DIVISION), currency);
    }

    private static String missing(Currency currency, String day) {
        return "not every limit is known in "
                + currency
                + ": set it in "
                + currency
                + ", or have a rate approved for "
                + day
                + " or the "
                + ExchangeRate.GOOD_FOR_DAYS
                + " days before it";
    }
}
