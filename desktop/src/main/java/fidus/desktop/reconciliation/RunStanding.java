package fidus.desktop.reconciliation;

import fidus.desktop.controls.StatusBadge;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.RunCard;

/// How a run stands for those who work with it: its state, unless it says no more how things are.
enum RunStanding {
    RUNNING,
    COMPLETED,
    CHANGED_SINCE,
    OUTDATED,
    SIGNED_OFF,
    LOCKED,
    FAILED;

    static RunStanding of(RunCard card) {
        if (card.state() == RunState.COMPLETED) {
            return card.outdated() != null ? OUTDATED : card.changed() ? CHANGED_SINCE : COMPLETED;
        }
        return valueOf(card.state().name());
    }

    StatusBadge.Tone tone() {
        return switch (this) {
            case RUNNING -> StatusBadge.Tone.INFO;
            case COMPLETED -> StatusBadge.Tone.ATTENTION;
            case OUTDATED -> StatusBadge.Tone.NEUTRAL;
            case SIGNED_OFF, LOCKED -> StatusBadge.Tone.GOOD;
            case CHANGED_SINCE, FAILED -> StatusBadge.Tone.BAD;
        };
    }
}
