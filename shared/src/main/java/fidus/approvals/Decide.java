package fidus.approvals;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// The second person's word on a prepared command.
///
/// @param digest the digest of what the person was shown; another one is refused as `VOIDED`
/// @param reason needed to reject, at least 10 characters
/// @param told names what the person was told besides ({@link SinceAsked#told}), which is kept with
///   the decision; absent where they were told nothing. One that the server does not know any more
///   is refused as `VOIDED`
public record Decide(
        PreparedId id, Decision decision, String digest, String reason, @Nullable UUID told) {
    public enum Decision {
        APPROVE,
        REJECT,
        WITHDRAW
    }

    /// Of somebody who was told nothing besides.
    public Decide(PreparedId id, Decision decision, String digest, String reason) {
        this(id, decision, digest, reason, null);
    }
}
