package fidus.server.fees;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A payment of a run that is none any more.
///
/// @param payment the payment's own record, as `kind/id`
/// @param countsOn first day on which the books have the money back; absent where it never left, so
///   that its own day is corrected
public record CameBack(String payment, @Nullable LocalDate countsOn, String reason) {}
