package fidus.reconciliation.endings;

import fidus.money.Money;
import fidus.reconciliation.BreakId;

import org.jspecify.annotations.Nullable;

/// One break of a list, as it was frozen, and what became of it.
///
/// @param version as it was shown
/// @param outcome absent while nothing has come of it
/// @param why it was left; empty otherwise
public record EndingLine(
        BreakId breakId,
        int version,
        String account,
        String rule,
        String key,
        @Nullable Money difference,
        @Nullable Outcome outcome,
        String why) {
    /// What became of it.
    public enum Outcome {
        DONE,
        REFUSED
    }

    /// The same with what became of it.
    public EndingLine ended(Outcome how, String reason) {
        return new EndingLine(breakId, version, account, rule, key, difference, how, reason);
    }
}
