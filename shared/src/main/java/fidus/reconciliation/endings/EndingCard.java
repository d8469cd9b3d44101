package fidus.reconciliation.endings;

import fidus.money.Money;
import fidus.reconciliation.desk.BreakDeed;

import java.time.Instant;
import java.util.List;

/// A list of breaks that one decision ends.
///
/// @param id of the list
/// @param deed RESOLVE or WRITE_OFF
/// @param text the evidence or the reason, the same for all of them
/// @param count how many breaks
/// @param sums of the differences without their signs, one for each currency
/// @param digest SHA-256 over the canonical text of the breaks, their versions and differences
/// @param done how many were ended so far
/// @param refused how many were left because they were changed meanwhile or may not end like that
/// @param makerName who prepared it
public record EndingCard(
        String id,
        BreakDeed deed,
        String text,
        int count,
        List<Money> sums,
        String digest,
        EndingState endingState,
        int done,
        int refused,
        String makerName,
        Instant preparedAt) {
    public EndingCard {
        sums = List.copyOf(sums);
    }

    /// How many of them nothing has come of yet, or will.
    public int left() {
        return count - done - refused;
    }
}
