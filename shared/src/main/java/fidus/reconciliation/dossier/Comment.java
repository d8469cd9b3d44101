package fidus.reconciliation.dossier;

import fidus.auth.PersonId;

import java.time.Instant;

/// What somebody said about a break. It is never changed nor removed.
///
/// @param number from 1, within the break
/// @param text 1 to {@link #LONGEST} characters
public record Comment(int number, PersonId by, String byName, Instant at, String text) {
    public static final int LONGEST = 2_000;

    /// How many a break may have.
    public static final int MOST = 500;
}
