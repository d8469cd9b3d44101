package fidus.statements;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Money of the client that arrived in the period, whether or not it became principal, or that an
/// earlier line told of and that is taken back.
///
/// @param valueDate the bank's day of the arrival
/// @param deposited below zero where it is taken back
/// @param countsOn the day it counts on where the month of its value date was closed before; absent
///   where that is its value date
/// @param reversedOn the day on which it is taken back; absent on the line of the arrival
public record DepositLine(
        long number,
        LocalDate valueDate,
        Money deposited,
        @Nullable LocalDate countsOn,
        @Nullable LocalDate reversedOn) {
    /// Counted on its value date.
    public DepositLine(long number, LocalDate valueDate, Money deposited) {
        this(number, valueDate, deposited, null, null);
    }
}
