package fidus.franchises;

import fidus.money.Money;

import java.time.LocalDate;

/// How the pools of a contract came into the books when it was taken over (E26).
///
/// @param on value day of that entry; the books hold nothing of the pools before
/// @param accrued by then since the start, whatever was paid of it
public record PoolsOpened(LocalDate on, Money accrued) {}
