package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.RuleNames;

import java.util.Objects;
import java.util.Set;

/// What a bank or broker has more than the books by a break, whichever way its rule reckons: below
/// zero is money missing there and a loss, above zero money found there and a gain.
final class MoneyThere {
    private static final Set<String> THERE_LESS_BOOKS =
            Set.of(ReconciliationBreak.UNMATCHED, Outcomes.DIFFERENCE, SecondCopies.RULE);

    private MoneyThere() {}

    /// @throws Refused `WRONG_STATE` for a rule that no entry ends
    static Money of(BreakStore.StoredBreak stored) {
        Money difference =
                Objects.requireNonNull(stored.found().difference(), "only money is booked away");
        if (THERE_LESS_BOOKS.contains(stored.rule())) {
            return difference;
        }
        if (stored.rule().equals(SameMoney.BALANCE)) {
            return difference.negated(); // its left side is what the books expect
        }
        throw Refused.because(
                Problem.Code.WRONG_STATE,
                RuleNames.of(stored.rule())
                        + " is not money that is missing or found there, and no entry ends it. "
                        + instead(stored.rule()));
    }

    private static String instead(String rule) {
        return switch (rule) {
            case "R1" -> "Correct the lines of the contract, or have the break resolved.";
            case "R8" ->
                    "The money is on its way until the other leg is found; pair the legs, or have"
                            + " the break resolved.";
            default -> "Correct what it is about, or have the break resolved.";
        };
    }

    /// How it is booked, for the person who decides.
    static String words(BreakStore.StoredBreak stored) {
        Money there = of(stored);
        String where = BankComparison.isBank(stored.account()) ? "bank" : "broker";
        return there.signum() < 0
                ? "a loss of %s, missing at the %s".formatted(there.abs(), where)
                : "a gain of %s, found at the %s".formatted(there, where);
    }
}
