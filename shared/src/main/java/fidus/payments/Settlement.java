package fidus.payments;

import java.time.Instant;
import java.time.LocalDate;

/// How it is known that a payment left, or came back: what the bank or chain says, recorded by one
/// person and confirmed by another.
///
/// @param evidence the bank's reference or the transaction hash, used once
/// @param valueOn the value date at the bank
/// @param note why a payment came back; empty for one that left
public record Settlement(
        String evidence,
        LocalDate valueOn,
        String note,
        String recordedByName,
        String confirmedByName,
        Instant confirmedAt) {}
