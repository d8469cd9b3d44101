package fidus.statements;

import fidus.money.Money;

import java.time.LocalDate;

/// What something was worth at the end of a day.
public record ValuePoint(LocalDate on, Money value) {}
