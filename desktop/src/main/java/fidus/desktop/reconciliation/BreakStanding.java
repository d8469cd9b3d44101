package fidus.desktop.reconciliation;

import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Worded;
import fidus.desktop.controls.Words;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.WaitingKind;

import org.jspecify.annotations.Nullable;

/// How far a break has come, with what another person has to decide about it: that it is explained
/// says nothing while its end waits.
enum BreakStanding implements Worded {
    OPEN,
    EXPLAINED,
    WRITE_OFF_WAITS,
    RESOLUTION_WAITS,
    BOOKING_WAITS,
    CONFIRMATION_WAITS,
    RETURN_WAITS,
    DECISION_WAITS,
    RESOLVED,
    WRITTEN_OFF;

    static BreakStanding of(BreakCard card) {
        return of(card.found().breakState(), card.waiting(), card.kind());
    }

    /// What names what another person decides at a break: a booking on its row, or its own end.
    static String subject(BreakCard card) {
        String booking = card.booking();
        return booking == null ? "break/" + card.found().id().value() : booking;
    }

    static BreakStanding of(RowBreak found) {
        return of(found.breakState(), found.waiting(), found.kind());
    }

    /// @param waiting the title of what waits; absent while nothing does
    /// @param kind absent from a server that does not say it
    private static BreakStanding of(
            BreakState state, @Nullable String waiting, @Nullable WaitingKind kind) {
        if (waiting == null) {
            return valueOf(state.name());
        }
        return kind == null ? DECISION_WAITS : valueOf(kind.name() + "_WAITS");
    }

    /// Whether it ends once another person agrees.
    boolean endWaits() {
        return this == WRITE_OFF_WAITS || this == RESOLUTION_WAITS;
    }

    /// Whether something is to be booked on its row once another person agrees.
    boolean rowWaits() {
        return this == BOOKING_WAITS || this == CONFIRMATION_WAITS || this == RETURN_WAITS;
    }

    void into(StatusBadge badge) {
        badge.show(Words.of(this), tone());
    }

    @Override
    public String words() {
        return this == WRITE_OFF_WAITS ? "Write-off waits" : Words.ofCode(name());
    }

    StatusBadge.Tone tone() {
        return switch (this) {
            case OPEN,
                    WRITE_OFF_WAITS,
                    RESOLUTION_WAITS,
                    BOOKING_WAITS,
                    CONFIRMATION_WAITS,
                    RETURN_WAITS,
                    DECISION_WAITS ->
                    StatusBadge.Tone.ATTENTION;
            case EXPLAINED -> StatusBadge.Tone.INFO;
            case RESOLVED, WRITTEN_OFF -> StatusBadge.Tone.GOOD;
        };
    }
}
