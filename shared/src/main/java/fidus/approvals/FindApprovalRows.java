package fidus.approvals;

import org.jspecify.annotations.Nullable;

/// The rows of a command about many records, 100 at a time.
///
/// @param cursor where the page before ended
public record FindApprovalRows(PreparedId id, @Nullable String cursor) {}
