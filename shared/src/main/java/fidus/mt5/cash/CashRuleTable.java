package fidus.mt5.cash;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A version of the classifier's table. Its last line catches everything, so that every non-trade
/// deal gets exactly one rule.
///
/// @param version stored beside the rule id on every classified row
/// @param rules in ascending order
public record CashRuleTable(int version, List<CashRule> rules) {
    /// @throws Refused `BAD_VALUE` when two lines share a place or the last one leaves a movement
    ///   without a rule
    public CashRuleTable {
        rules = rules.stream().sorted(Comparator.comparingInt(CashRule::order)).toList();
        Set<Integer> places = new HashSet<>();
        for (CashRule rule : rules) {
            if (!places.add(rule.order())) {
                throw refused("Two lines of the table have place " + rule.order() + ".");
            }
        }
        if (rules.isEmpty() || !rules.getLast().catchesAll()) {
            throw refused("The last line must catch every movement the others leave over.");
        }
    }

    /// The default table.
    public static CashRuleTable standard() {
        return new CashRuleTable(1, StandardCashRules.all());
    }

    private static Refused refused(String message) {
        return Refused.at("rules", Problem.Code.BAD_VALUE, message);
    }
}
