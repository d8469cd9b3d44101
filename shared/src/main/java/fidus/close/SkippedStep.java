package fidus.close;

import com.fasterxml.jackson.annotation.JsonInclude;

import fidus.auth.PersonId;

import java.time.Instant;
import java.util.List;

/// A step that an approver passed over, for what stood against it then and nothing else.
///
/// @param skippedBy the approver's name
/// @param reason at least 10 characters
/// @param found what stood against it; empty in what was stored before that was kept
public record SkippedStep(
        StepKind stepKind,
        String reason,
        PersonId skipperId,
        String skippedBy,
        Instant skippedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> found) {
    /// A month that was signed before it was kept is read without it, and has the digest it had.
    public SkippedStep {
        found = found == null ? List.of() : List.copyOf(found);
    }
}
