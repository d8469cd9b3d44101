package fidus.approvals;

import org.jspecify.annotations.Nullable;

/// @param subject only what concerns this record, given as `kind/id`, or one of several records
///   with a line for each; absent means everything
/// @param pendingOnly leave out what was decided
/// @param commands only these kinds, separated by commas; absent means all
/// @param cursor where the page before ended
/// @param limit 1 to 200 rows; 0 or absent means 200
public record FindPrepared(
        @Nullable String subject,
        boolean pendingOnly,
        @Nullable String commands,
        @Nullable String cursor,
        int limit) {
    /// The newest page of all kinds.
    public FindPrepared(@Nullable String subject, boolean pendingOnly) {
        this(subject, pendingOnly, null, null, 0);
    }
}
