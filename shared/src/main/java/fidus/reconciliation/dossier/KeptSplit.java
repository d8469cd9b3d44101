package fidus.reconciliation.dossier;

import fidus.auth.PersonId;
import fidus.reconciliation.DifferenceSplit;

import java.time.Instant;

/// What a difference was found to be made of.
///
/// @param number from 1, within the break; the highest counts
public record KeptSplit(int number, DifferenceSplit split, PersonId by, String byName, Instant at) {
    /// How many a break may have.
    public static final int MOST = 200;
}
