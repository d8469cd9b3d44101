package fidus.investments;

import org.jspecify.annotations.Nullable;

/// @param cursor where the page before ended
/// @param limit 1 to 200
public record FindInvestments(@Nullable String cursor, int limit) {}
