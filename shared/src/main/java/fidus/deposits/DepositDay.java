package fidus.deposits;

import java.time.LocalDate;

/// @param valueDate as asked
/// @param countsOn from which day the books would have a deposit of that value date: the same day,
///   or the first open one when its month is closed
public record DepositDay(LocalDate valueDate, LocalDate countsOn) {}
