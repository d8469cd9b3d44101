package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/// What lists of breaks look at: one break in a few hundred bytes.
///
/// @param severity of the day it was first seen
/// @param said everything that words are looked for in, in small letters
record BreakLine(
        BreakId id,
        int version,
        String account,
        String rule,
        String key,
        BreakState state,
        Severity severity,
        LocalDate firstSeenOn,
        @Nullable String owner,
        @Nullable CauseCode cause,
        @Nullable Money difference,
        String said) {
    static BreakLine of(BreakStore.StoredBreak stored) {
        ReconciliationBreak found = stored.found();
        String note = found.findings().note();
        String said =
                String.join(
                        "\n",
                        found.rule(),
                        found.key(),
                        stored.account(),
                        found.left(),
                        found.right(),
                        note == null ? "" : note);
        return new BreakLine(
                found.id(),
                found.version(),
                stored.account().intern(),
                found.rule().intern(),
                found.key(),
                found.breakState(),
                found.severity(),
                found.firstSeenOn(),
                found.findings().owner(),
                found.findings().causeCode(),
                found.difference(),
                said.toLowerCase(Locale.ROOT));
    }

    long age(LocalDate today) {
        return today.toEpochDay() - firstSeenOn.toEpochDay();
    }

    Severity severity(LocalDate today) {
        return severity.aged(rule, age(today));
    }

    boolean isUnsettled() {
        return state == BreakState.OPEN || state == BreakState.EXPLAINED;
    }

    boolean isOverdue(LocalDate today) {
        return isUnsettled() && age(today) > severity(today).ageLimit();
    }
}
