package fidus.imports;

import fidus.money.Money;

import java.time.Instant;
import java.time.LocalDate;

/// A deal that came after its month was closed.
///
/// @param time when it happened, which stays its time
/// @param net what it moved on its account
/// @param bookedOn the day of the open period it counts from in the books of the house
public record LateArrival(long ticket, Instant time, Money net, LocalDate bookedOn) {}
