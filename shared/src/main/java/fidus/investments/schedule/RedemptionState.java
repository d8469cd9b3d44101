package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.Set;

/// Where a request for payouts stands, and the ways between these states.
public enum RedemptionState {
    PENDING,
    APPROVED,
    PAID,
    REJECTED,
    /// Taken back by the one who asked.
    CANCELLED;

    /// An approval is revoked, and a payment that bounced reopens it, as the rows it pays do.
    public Set<RedemptionState> next() {
        return switch (this) {
            case PENDING -> Set.of(APPROVED, REJECTED, CANCELLED);
            case APPROVED -> Set.of(PAID, REJECTED);
            case PAID -> Set.of(APPROVED);
            case REJECTED, CANCELLED -> Set.of();
        };
    }

    /// @return the state the request then has
    /// @throws Refused `WRONG_STATE` when there is no such way
    public RedemptionState become(RedemptionState to) {
        if (!next().contains(to)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A redemption that is " + this + " cannot become " + to + ".");
        }
        return to;
    }
}
