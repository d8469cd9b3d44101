package fidus.reconciliation.desk;

import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;

import org.jspecify.annotations.Nullable;

/// A break as two persons signed it with a run, and what became of it since.
///
/// @param difference as signed; absent when the rule compares no money
/// @param sides what differs, in words, as it was signed; absent for those behind the first {@link
///   #TOLD}
/// @param about what it is about in one line, as it was signed; absent from a server that does not
///   say
public record ChangedSince(
        BreakId id,
        String rule,
        String key,
        @Nullable Money difference,
        Told signed,
        Told now,
        @Nullable BreakSides sides,
        @Nullable String about) {
    /// Of which no line is known.
    public ChangedSince(
            BreakId id,
            String rule,
            String key,
            @Nullable Money difference,
            Told signed,
            Told now,
            @Nullable BreakSides sides) {
        this(id, rule, key, difference, signed, now, sides, null);
    }

    /// Of how many it is told in words what differs.
    public static final int TOLD = 50;

    /// How a break stands and what a person said of it.
    public record Told(
            BreakState breakState, @Nullable CauseCode causeCode, @Nullable String note) {
        public static Told of(ReconciliationBreak found) {
            ReconciliationBreak.Findings findings = found.findings();
            return new Told(found.breakState(), findings.causeCode(), findings.note());
        }
    }
}
