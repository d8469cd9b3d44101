package fidus.close;

import fidus.auth.PersonId;

import java.time.Instant;

/// A step that an approver passed over.
///
/// @param skippedBy the approver's name
/// @param reason at least 10 characters
public record SkippedStep(
        StepKind stepKind,
        String reason,
        PersonId skipperId,
        String skippedBy,
        Instant skippedAt) {}
