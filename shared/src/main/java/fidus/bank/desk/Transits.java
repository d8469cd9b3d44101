package fidus.bank.desk;

import java.time.Instant;
import java.util.List;

/// @param open oldest first
/// @param booked newest first, reversed ones included, at most 200
/// @param moreBooked how many older ones there are beyond those
public record Transits(
        Instant asOf, List<OpenTransit> open, List<BankTransit> booked, long moreBooked) {}
