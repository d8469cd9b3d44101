package fidus.cashflow;

import fidus.money.Money;

import java.time.Instant;

/// The balance of a holding as two people recorded it. A later balance stands beside the earlier
/// one and never replaces it.
///
/// @param asOf when the balance was so
/// @param note where the figure was read
public record UnallocatedCash(
        String id,
        CashHolding holding,
        Money cashBalance,
        Instant asOf,
        String note,
        Instant recordedAt,
        String recordedBy,
        String approvedBy) {}
