package fidus.approvals;

/// The second person's word on a prepared command.
///
/// @param digest the digest of what the person was shown; another one is refused as `VOIDED`
/// @param reason needed to reject, at least 10 characters
public record Decide(PreparedId id, Decision decision, String digest, String reason) {
    public enum Decision {
        APPROVE,
        REJECT,
        WITHDRAW
    }
}
