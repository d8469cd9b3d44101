package fidus.server.rates;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.rates.DayRates;
import fidus.rates.RevaluationLine;
import fidus.rates.RevaluationMonth;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What exchanges left on 1900 at a month's end, and what it is worth at approved rates.
final class HeldExchanges {
    static final String CLEARING = "1900";
    static final String PAIR = "pair";

    private final Ledger ledger;
    private final RateStore store;

    HeldExchanges(Ledger ledger, RateStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    /// What is not in the books at a month's rates, in words.
    List<String> against(Unit unit, YearMonth month) {
        RevaluationMonth now = month(unit, month);
        var against = new ArrayList<>(now.missing());
        for (RevaluationLine line : now.open()) {
            against.add(
                    "1900 "
                            + line.pair()
                            + " is not in the books at the rates of "
                            + now.on()
                            + ": "
                            + line.gain()
                            + " is open. Revalue the month.");
        }
        return List.copyOf(against);
    }

    RevaluationMonth month(Unit unit, YearMonth month) {
        LocalDate on = month.atEndOfMonth();
        var lines = new ArrayList<RevaluationLine>();
        var missing = new ArrayList<String>();
        held(unit, month)
                .forEach(
                        (pair, balances) -> {
                            DayRates rates = Rates.of(unit, store, balances.keySet(), on);
                            List<String> without = rates.missing(balances.keySet());
                            if (without.isEmpty()) {
                                lines.add(RevaluationLine.of(pair, balances, rates));
                            }
                            without.stream()
                                    .filter(one -> !missing.contains(one))
                                    .forEach(missing::add);
                        });
        return new RevaluationMonth(
                unit.now(), month.toString(), on, lines, missing, store.of(unit, month.toString()));
    }

    /// What 1900 holds of each pair by currency; pairs that are settled in every currency are left
    /// out.
    private SortedMap<String, SortedMap<Currency, Money>> held(Unit unit, YearMonth month) {
        var held = new TreeMap<String, SortedMap<Currency, Money>>();
        for (Ledger.Balance one : ledger.balances(unit, List.of(CLEARING), List.of(PAIR), month)) {
            if (!one.balance().isZero()) {
                held.computeIfAbsent(one.values().getFirst(), _ -> new TreeMap<>())
                        .put(one.balance().currency(), one.balance());
            }
        }
        return held;
    }
}
