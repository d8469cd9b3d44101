package fidus.bank.desk;

import java.time.Instant;
import java.util.List;

/// @param open oldest first
/// @param booked newest first, reversed ones included, at most 200
public record Transits(Instant asOf, List<OpenTransit> open, List<BankTransit> booked) {}
