package fidus.reconciliation.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;

import org.jspecify.annotations.Nullable;

/// A break with what a person needs to work on it.
///
/// @param account login@server, or `bank/` and the name of a bank account of the house
/// @param ownerName the owner's name, absent while nobody owns it
/// @param likelyCause what such a break usually comes from, absent when the rule does not say
/// @param waiting the title of the change that waits for another person
public record BreakCard(
        ReconciliationBreak found,
        String account,
        Severity severityNow,
        AgeBucket ageBucket,
        long ageDays,
        @Nullable String ownerName,
        @Nullable CauseCode likelyCause,
        @Nullable String waiting) {
    /// Whether it stands unsettled longer than its severity allows.
    @JsonIgnore
    public boolean isOverdue() {
        boolean unsettled =
                found.breakState() == BreakState.OPEN || found.breakState() == BreakState.EXPLAINED;
        return unsettled && ageDays > severityNow.ageLimit();
    }
}
