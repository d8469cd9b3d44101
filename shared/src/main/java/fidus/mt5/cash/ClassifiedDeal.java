package fidus.mt5.cash;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;

/// A cash movement: a non-trade deal with what it means.
public record ClassifiedDeal(Deal deal, Classification classification) {
    @JsonIgnore
    public CashCategory category() {
        return classification.category();
    }

    @JsonIgnore
    public CashEffect effect() {
        return CashEffect.of(classification.category());
    }

    @JsonIgnore
    public Money netAmount() {
        return deal.netAmount();
    }
}
