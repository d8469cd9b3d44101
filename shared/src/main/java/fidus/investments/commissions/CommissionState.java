package fidus.investments.commissions;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.Set;

/// Where a commission stands, and the ways between these states.
public enum CommissionState {
    PENDING,
    /// Due, or its payout is paid: as the commission trigger says.
    READY,
    APPROVED,
    /// Left only by a payment that bounced.
    PAID,
    CANCELLED;

    /// From APPROVED back to READY goes a revoked approval.
    public Set<CommissionState> next() {
        return switch (this) {
            case PENDING -> Set.of(READY, CANCELLED);
            case READY -> Set.of(APPROVED, CANCELLED);
            case APPROVED -> Set.of(READY, PAID);
            case PAID -> Set.of(APPROVED);
            case CANCELLED -> Set.of();
        };
    }

    /// @return the state the row then has
    /// @throws Refused `WRONG_STATE` when there is no such way
    public CommissionState become(CommissionState to) {
        if (!next().contains(to)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A commission that is " + this + " cannot become " + to + ".");
        }
        return to;
    }
}
