package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

/// Asks another person to agree that the sign-off of a run is withdrawn.
///
/// @param reason 10 to 2,000 characters
public record WithdrawSignOff(RunId id, String reason) {
    public static final int LEAST_REASON = 10;
    public static final int MOST_REASON = 2_000;
}
