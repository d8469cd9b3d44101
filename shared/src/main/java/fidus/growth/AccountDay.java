package fidus.growth;

import fidus.money.Money;

import java.time.Instant;
import java.time.LocalDate;

/// What an account earned by the last accepted reading of a server day, since the one before.
///
/// @param since the reading before; the beginning of time on the first day
/// @param at this reading
/// @param first whether no reading stands before it: what was earned by then is no day's return
public record AccountDay(LocalDate day, Money change, Instant since, Instant at, boolean first) {}
