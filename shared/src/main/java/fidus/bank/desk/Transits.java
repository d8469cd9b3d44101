package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// @param open oldest first
/// @param booked newest first, reversed ones included, at most 200
/// @param moreBooked how many older ones there are beyond those
/// @param asked those that wait for a second person; absent from a server that does not say
public record Transits(
        Instant asOf,
        List<OpenTransit> open,
        List<BankTransit> booked,
        long moreBooked,
        @Nullable List<TransitAsked> asked) {}
