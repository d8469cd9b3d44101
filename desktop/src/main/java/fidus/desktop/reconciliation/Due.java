package fidus.desktop.reconciliation;

import fidus.desktop.controls.StatusBadge;
import fidus.reconciliation.desk.BreakCard;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// How an unsettled break stands against the time its severity allows.
enum Due {
    LAST_DAY,
    OVERDUE;

    /// Null while there is time left, and for what is settled.
    static @Nullable Due of(BreakCard card) {
        if (card.isOverdue()) {
            return OVERDUE;
        }
        return BreakFilter.isUnsettled(card.found().breakState()) && daysOver(card) == 0
                ? LAST_DAY
                : null;
    }

    /// Days beyond what its severity allows; negative while there is time left.
    static long daysOver(BreakCard card) {
        return card.ageDays() - card.allowed();
    }

    /// The last day it may stand; null for what is settled.
    static @Nullable LocalDate day(BreakCard card) {
        return BreakFilter.isUnsettled(card.found().breakState())
                ? card.found().firstSeenOn().plusDays(card.allowed())
                : null;
    }

    static StatusBadge.Tone tone(BreakCard card) {
        Due due = of(card);
        if (due == null) {
            return StatusBadge.Tone.NEUTRAL;
        }
        return due == OVERDUE ? StatusBadge.Tone.BAD : StatusBadge.Tone.ATTENTION;
    }
}
