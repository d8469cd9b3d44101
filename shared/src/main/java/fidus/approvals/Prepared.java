package fidus.approvals;

import fidus.auth.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A command that one person prepared and that another must approve before it does anything.
///
/// @param command what it would do, such as `RELEASE_ACCOUNT`
/// @param subject the record it concerns, as `kind/id`
/// @param title a sentence for both people
/// @param shown what was shown, line by line
/// @param payload the command's exact canonical text
/// @param digest SHA-256 over the canonical text of command, subject, title, shown and payload:
///   what the second person approves
/// @param signature empty until approvals are signed by devices
/// @param keyId empty until approvals are signed by devices
public record Prepared(
        PreparedId id,
        String command,
        String subject,
        String title,
        List<Shown> shown,
        String payload,
        String digest,
        PersonId makerId,
        String makerName,
        Instant preparedAt,
        Instant expiresAt,
        PreparedState preparedState,
        @Nullable PersonId checkerId,
        @Nullable String checkerName,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        String signature,
        String keyId,
        long version) {}
