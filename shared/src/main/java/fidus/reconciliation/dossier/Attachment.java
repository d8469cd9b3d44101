package fidus.reconciliation.dossier;

import fidus.auth.PersonId;
import fidus.contract.Call;

import java.time.Instant;

/// A file somebody put with a break. It is never changed nor removed.
///
/// @param number from 1, within the break
/// @param fileName as the person had it; only ever shown
/// @param sha256 of its bytes, in hexadecimal digits
public record Attachment(
        int number,
        String fileName,
        FileKind kind,
        long bytes,
        String sha256,
        PersonId by,
        String byName,
        Instant at) {
    public static final int MOST_BYTES = Call.MOST_OF_A_PAPER;

    /// How many a break may have.
    public static final int MOST = 20;
}
