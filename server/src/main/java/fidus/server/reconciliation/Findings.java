package fidus.server.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.RuleOutcome;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// What the rules of one run found, before it is compared with the breaks that were known.
///
/// @param seen everything that differs
/// @param outcomes one line per rule for people
/// @param inScope which rule and key pairs were looked at although nothing was found: their breaks
///   are cleared by data
record Findings(List<Seen> seen, List<RuleOutcome> outcomes, Scope inScope) {
    /// Where no rule was asked.
    static final Findings NONE = new Findings(List.of(), List.of(), new Scope(Set.of(), Set.of()));

    /// How many breaks it comes to: the same rule and key is one.
    int differing() {
        return Math.toIntExact(
                seen.stream().map(one -> one.rule() + "\u0000" + one.key()).distinct().count());
    }

    /// One difference.
    ///
    /// @param day the first day it concerns; absent where a rule speaks of no day. What is hashed
    ///   does not hold it: the rows and statements that give it are in the hash themselves
    record Seen(
            String rule,
            String key,
            String left,
            String right,
            @Nullable Money difference,
            Severity severity,
            @JsonIgnore @Nullable LocalDate day) {
        Seen(
                String rule,
                String key,
                String left,
                String right,
                @Nullable Money difference,
                Severity severity) {
            this(rule, key, left, right, difference, severity, null);
        }

        Seen on(LocalDate concerned) {
            return new Seen(rule, key, left, right, difference, severity, concerned);
        }
    }

    /// What was evaluated.
    ///
    /// @param rules rules evaluated as a whole for the account
    /// @param rows keys that were looked at one by one: rows, matches and the proof of this run
    /// @param proven the days of this run, when its own proof leaves no rest: proofs of days within
    ///   them that left one are made good
    record Scope(Set<String> rules, Set<String> rows, @Nullable ProofDays proven) {
        Scope(Set<String> rules, Set<String> rows) {
            this(rules, rows, null);
        }

        boolean covers(String rule, String key) {
            return rules.contains(rule)
                    || rows.contains(key)
                    || (proven != null
                            && rule.equals(ProofDays.RULE)
                            && proven.holds(ProofDays.of(key)));
        }
    }
}
