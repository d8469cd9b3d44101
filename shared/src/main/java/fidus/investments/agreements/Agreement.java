package fidus.investments.agreements;

import fidus.auth.PersonId;
import fidus.contract.Call;

import java.time.Instant;

/// A signed agreement as it was kept, a PDF. It is never changed nor removed: another signature is
/// another version.
///
/// @param number the version, from 1 within the contract
/// @param fileName as the person had it; only ever shown
/// @param sha256 of its bytes, in hexadecimal digits
public record Agreement(
        int number,
        String fileName,
        long bytes,
        String sha256,
        PersonId by,
        String byName,
        Instant at) {
    public static final int MOST_BYTES = Call.MOST_OF_A_PAPER;

    /// How many versions a contract may have.
    public static final int MOST = 50;

    /// The beginning of the digest, enough to compare by eye.
    public String digest() {
        return sha256.substring(0, 12);
    }
}
