package fidus.investments.schedule;

import fidus.money.Money;

import java.time.LocalDate;

/// What one contract has to generate and has generated. Principal is in none of it.
///
/// @param contractInterest of the whole term
/// @param interestPaid by now
/// @param separationReserve the contract's part of its fund's reserve
/// @param revenue weighted true P&L of the mapped accounts since the start
public record PaceInput(
        LocalDate startDate,
        LocalDate contractEnd,
        Money contractInterest,
        Money interestPaid,
        Money separationReserve,
        Money revenue) {}
