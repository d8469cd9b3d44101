package fidus.rebates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.rebates.RebateRate;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a broker pays per lot, and on which of its accounts it pays nothing.
///
/// @param broker as the accounts name it
/// @param rates by group and date
/// @param symbols those that are not of the group ALL
/// @param untracked accounts without rebates
/// @param version of the agreement; in a proposal that of the one it was made from, 0 for none
public record BrokerAgreement(
        String broker,
        List<RebateRate> rates,
        List<SymbolOfGroup> symbols,
        List<AccountKey> untracked,
        long version) {
    private static final int LONGEST_NAME = 40;

    public BrokerAgreement {
        rates = List.copyOf(rates);
        symbols = List.copyOf(symbols);
        untracked = List.copyOf(untracked);
    }

    /// Says that it can be computed with.
    ///
    /// @throws Refused `BAD_VALUE`, `ALREADY_EXISTS`, `MIXED_CURRENCIES`
    public BrokerAgreement checked() {
        if (broker.isBlank() || rates.isEmpty() || rates.size() > 200 || symbols.size() > 1_000) {
            throw Refused.at(
                    "rates", Problem.Code.BAD_VALUE, "A broker's agreement has 1 to 200 rates.");
        }
        var seen = new HashSet<Object>();
        for (RebateRate rate : rates) {
            named("rates", rate.symbolGroup());
            if (!seen.add(List.of(rate.symbolGroup(), rate.effectiveFrom()))) {
                throw Refused.at(
                        "rates",
                        Problem.Code.ALREADY_EXISTS,
                        "Two rates of group " + rate.symbolGroup() + " start on one date.");
            }
            if (!rate.currency().equals(rates.getFirst().currency())) {
                throw Refused.at(
                        "rates", Problem.Code.MIXED_CURRENCIES, "All rates are in one currency.");
            }
        }
        for (SymbolOfGroup one : symbols) {
            named("symbols", one.symbol());
            named("symbols", one.symbolGroup());
            if (!seen.add(one.symbol())) {
                throw Refused.at(
                        "symbols",
                        Problem.Code.ALREADY_EXISTS,
                        one.symbol() + " is in two groups.");
            }
        }
        return this;
    }

    private static void named(String field, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "A symbol and a group have 1 to 40 characters; "
                            + RebateRate.ALL
                            + " is the group of every symbol.");
        }
    }

    public BrokerAgreement as(long next) {
        return new BrokerAgreement(broker, rates, symbols, untracked, next);
    }

    /// The rate of each group that has one on a day.
    public SortedMap<String, RebateRate> ratesOn(LocalDate day) {
        var inForce = new TreeMap<String, RebateRate>();
        for (RebateRate rate : rates) {
            RebateRate before = inForce.get(rate.symbolGroup());
            boolean later = before == null || rate.effectiveFrom().isAfter(before.effectiveFrom());
            if (later && !rate.effectiveFrom().isAfter(day)) {
                inForce.put(rate.symbolGroup(), rate);
            }
        }
        return inForce;
    }

    /// The group of a symbol.
    public String groupOf(String symbol) {
        return symbols.stream()
                .filter(one -> one.symbol().equals(symbol))
                .map(SymbolOfGroup::symbolGroup)
                .findFirst()
                .orElse(RebateRate.ALL);
    }
}
