package fidus.investments;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.Set;

/// The states of a contract and the ways between them; a contract entered with its mapping waits
/// for validation.
public enum InvestmentState {
    DRAFT,
    PENDING_VALIDATION,
    VALIDATED,
    INCUBATING,
    ACTIVE,
    MATURED,
    CLOSED,
    CANCELLED,
    SUSPENDED;

    /// What a contract in this state may become. Straight from ACTIVE to CLOSED goes an early
    /// redemption alone, and back from CLOSED a contract whose last payment bounced.
    public Set<InvestmentState> next() {
        return switch (this) {
            case DRAFT -> Set.of(PENDING_VALIDATION, CANCELLED);
            case PENDING_VALIDATION -> Set.of(VALIDATED, CANCELLED);
            case VALIDATED -> Set.of(INCUBATING, ACTIVE, MATURED, CANCELLED);
            case INCUBATING -> Set.of(ACTIVE, SUSPENDED);
            case ACTIVE -> Set.of(MATURED, CLOSED, SUSPENDED);
            case MATURED -> Set.of(CLOSED, SUSPENDED);
            case SUSPENDED -> Set.of(INCUBATING, ACTIVE, MATURED);
            case CLOSED -> Set.of(MATURED);
            case CANCELLED -> Set.of();
        };
    }

    /// @return the state the contract then has
    /// @throws Refused `WRONG_STATE` when there is no such way
    public InvestmentState become(InvestmentState to) {
        if (!next().contains(to)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A contract that is " + this + " cannot become " + to + ".");
        }
        return to;
    }

    /// Whether the principal is owed to the client.
    public boolean running() {
        return this == INCUBATING || this == ACTIVE || this == MATURED || this == SUSPENDED;
    }

    /// Whether payouts may be requested, approved and paid.
    public boolean paysOut() {
        return running() && this != SUSPENDED;
    }
}
