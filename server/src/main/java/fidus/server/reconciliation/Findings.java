package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.RuleOutcome;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// What the rules of one run found, before it is compared with the breaks that were known.
///
/// @param seen everything that differs
/// @param outcomes one line per rule for people
/// @param inScope which rule and key pairs were looked at although nothing was found: their breaks
///   are cleared by data
record Findings(List<Seen> seen, List<RuleOutcome> outcomes, Scope inScope) {
    /// One difference.
    record Seen(
            String rule,
            String key,
            String left,
            String right,
            @Nullable Money difference,
            Severity severity) {}

    /// What was evaluated.
    ///
    /// @param rules rules evaluated as a whole for the account
    /// @param rows keys that were looked at one by one: rows, matches and the proof of this run
    record Scope(Set<String> rules, Set<String> rows) {
        boolean covers(String rule, String key) {
            return rules.contains(rule) || rows.contains(key);
        }
    }
}
