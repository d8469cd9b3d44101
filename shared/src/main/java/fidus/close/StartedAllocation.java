package fidus.close;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.Instant;

/// Capital that an account got or gave back after a month.
///
/// @param kind of the allocation event
/// @param change positive when it grew
public record StartedAllocation(
        AccountKey account, String kind, Money change, Instant effectiveAt) {}
