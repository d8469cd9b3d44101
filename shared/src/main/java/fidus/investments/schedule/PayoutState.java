package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.Set;

/// Where a payout row stands on its way to the client, and the ways between these states.
public enum PayoutState {
    SCHEDULED,
    /// Due; the client may ask for it.
    AVAILABLE,
    REQUESTED,
    APPROVED,
    /// Left only by a payment that bounced.
    PAID,
    CANCELLED;

    public Set<PayoutState> next() {
        return switch (this) {
            case SCHEDULED -> Set.of(AVAILABLE, CANCELLED);
            case AVAILABLE -> Set.of(REQUESTED);
            case REQUESTED -> Set.of(AVAILABLE, APPROVED);
            case APPROVED -> Set.of(AVAILABLE, PAID);
            case PAID -> Set.of(APPROVED);
            case CANCELLED -> Set.of();
        };
    }

    /// @return the state the row then has
    /// @throws Refused `WRONG_STATE` when there is no such way
    public PayoutState become(PayoutState to) {
        if (!next().contains(to)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A payout that is " + this + " cannot become " + to + ".");
        }
        return to;
    }

    /// Whether the row is part of a redemption that was asked for.
    public boolean inRequest() {
        return this == REQUESTED || this == APPROVED || this == PAID;
    }
}
