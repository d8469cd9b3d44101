package fidus.deposits;

import java.time.LocalDate;

/// @param valueDate on which the bank has the money
public record AboutDepositDay(LocalDate valueDate) {}
