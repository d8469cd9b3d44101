package fidus.close;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One close of a month.
///
/// @param version counts the closes of the month from 1
/// @param hash SHA-256 over its figures
/// @param preparedBy who signed first
/// @param reviewedBy who signed second
/// @param reopening present once it was opened again
public record ClosedHead(
        String period,
        int version,
        String hash,
        String preparedBy,
        String reviewedBy,
        Instant lockedAt,
        @Nullable Reopening reopening) {
    /// Why a locked month was opened again.
    ///
    /// @param askedBy the administrator
    /// @param approvedBy the approver
    public record Reopening(String reason, String askedBy, String approvedBy, Instant at) {}
}
