package fidus.rates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// A pair's revaluation (E20): what 1900 holds of it in each currency is valued in the base
/// currency, and what then is left is a difference of exchange, because an exchange gives as much
/// as it takes. A debit left over is a loss, a credit a gain; posted, nothing is left.
///
/// @param pair as postings name it, such as EUR/USD; empty where they name none
/// @param value Σ values, exact, as decimal text
/// @param gain −Σ values, rounded once, half up; a loss is below zero
public record RevaluationLine(
        String pair, List<RevaluedBalance> balances, String value, Money gain) {
    public RevaluationLine {
        balances = List.copyOf(balances);
    }

    /// @param rates with one of every currency that is held
    public static RevaluationLine of(String pair, SortedMap<Currency, Money> held, DayRates rates) {
        var balances = new ArrayList<RevaluedBalance>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Money balance : held.values()) {
            RevaluedBalance one = RevaluedBalance.of(balance, rates);
            balances.add(one);
            sum = sum.add(new BigDecimal(one.value()));
        }
        return new RevaluationLine(
                pair,
                balances,
                sum.toPlainString(),
                Money.rounded(sum.negate(), ExchangeRate.BASE));
    }

    /// Whether there is something to post.
    @JsonIgnore
    public boolean isOpen() {
        return !gain.isZero();
    }
}
