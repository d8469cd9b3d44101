package fidus.audit;

import org.jspecify.annotations.Nullable;

/// @param subject only what concerns this record, given as `kind/id`
/// @param cursor where the page before ended
/// @param limit 1 to 200 rows
public record FindAudit(@Nullable String subject, @Nullable String cursor, int limit) {}
