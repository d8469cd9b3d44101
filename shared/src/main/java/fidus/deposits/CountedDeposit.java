package fidus.deposits;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A deposit and the days on which the books have it. They differ from its value date where the
/// month of that was closed when it was confirmed.
///
/// @param countsOn the first day on which the books have it
/// @param reversedOn the first day on which they have it back; absent unless it was reversed
public record CountedDeposit(Deposit deposit, LocalDate countsOn, @Nullable LocalDate reversedOn) {}
