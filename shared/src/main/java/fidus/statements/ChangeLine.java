package fidus.statements;

import fidus.money.Money;

import java.time.LocalDate;

/// A change of a contract in the period. It changes no month before.
///
/// @param on the first day on which it counts
/// @param interest what it makes of the interest accrued by then, part of the period's accrued
///   interest; below zero where interest is given up
public record ChangeLine(LocalDate on, RowsChange change, Money interest) {}
