package fidus.reconciliation.dossier;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.auth.PersonId;
import fidus.reconciliation.DifferenceSplit;

import java.time.Instant;

/// What a difference was found to be made of.
///
/// @param number from 1, within the break; the highest counts
public record KeptSplit(int number, DifferenceSplit split, PersonId by, String byName, Instant at) {
    /// How many a break may have.
    public static final int MOST = 200;

    /// Whether it says something: an empty one took back what was kept before it.
    @JsonIgnore
    public boolean holds() {
        return !split.parts().isEmpty() || !split.offsets().isEmpty();
    }
}
