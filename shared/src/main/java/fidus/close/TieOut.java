package fidus.close;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import fidus.money.Money;
import fidus.reconciliation.Severity;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Two figures that must be equal at the end of a month.
///
/// @param key what they are about: an account, a contract, an agent, a currency …
/// @param part which of the rule's figures, such as `1100`; empty where a rule has one
/// @param left what the books say, debit positive for assets and credit positive for debts; for the
///   rules of the house (R) the left side as the rule names it; absent where a rule compares no
///   money
/// @param right what it is held against; absent when nobody knows
/// @param explanation why it is allowed to differ, or why it is not known; empty when it ties
/// @param lineSeverity present where a line stops something else than its rule does
public record TieOut(
        TieOutRule tieOutRule,
        String key,
        String part,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money left,
        @Nullable Money right,
        TieOutState tieOutState,
        String explanation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Severity lineSeverity) {
    /// A rule that compares no money: what was looked at, and whether it is as it has to be.
    public static TieOut checked(TieOutRule rule, String key, TieOutState state, String why) {
        return new TieOut(rule, key, "", null, null, state, why, null);
    }

    public static TieOut of(TieOutRule rule, String key, String part, Money left, Money right) {
        TieOutState state = left.equals(right) ? TieOutState.TIES : TieOutState.DIFFERS;
        return new TieOut(rule, key, part, left, right, state, "", null);
    }

    public static TieOut unknown(TieOutRule rule, String key, Money left, String why) {
        return new TieOut(rule, key, "", left, null, TieOutState.UNKNOWN, why, null);
    }

    /// Figures whose rule asks for something else than equality.
    public static TieOut passing(
            TieOutRule rule, String key, Money left, Money right, boolean passes) {
        TieOutState state = passes ? TieOutState.PASSES : TieOutState.FAILS;
        return new TieOut(rule, key, "", left, right, state, "", null);
    }

    /// The same difference with what explains it.
    public TieOut explained(String by) {
        return new TieOut(
                tieOutRule, key, part, left, right, TieOutState.EXPLAINED, by, lineSeverity);
    }

    /// The same with why it is as it is.
    public TieOut because(String why) {
        return new TieOut(tieOutRule, key, part, left, right, tieOutState, why, lineSeverity);
    }

    /// The same stopping this.
    public TieOut as(Severity severity) {
        return new TieOut(tieOutRule, key, part, left, right, tieOutState, explanation, severity);
    }

    /// What the line stops when it does not hold.
    @JsonIgnore
    public Severity severity() {
        return lineSeverity == null ? tieOutRule.severity() : lineSeverity;
    }

    /// Left less right; empty when a side is not known.
    @JsonIgnore
    public Optional<Money> difference() {
        return left == null || right == null ? Optional.empty() : Optional.of(left.minus(right));
    }

    /// Whether the month cannot be signed as this line stands.
    @JsonIgnore
    public boolean isBlocking() {
        return !isSettled() && (severity() == Severity.BLOCKING || severity() == Severity.CRITICAL);
    }

    /// Whether a person may say why the two differ.
    @JsonIgnore
    public boolean isExplainable() {
        return !isSettled() && difference().isPresent() && tieOutRule.isExplainable();
    }

    @JsonIgnore
    public boolean isSettled() {
        return tieOutState.isSettled();
    }
}
