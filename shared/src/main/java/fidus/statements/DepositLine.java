package fidus.statements;

import fidus.money.Money;

import java.time.LocalDate;

/// Money of the client that arrived in the period, whether or not it became principal.
public record DepositLine(long number, LocalDate valueDate, Money deposited) {}
