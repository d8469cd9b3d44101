package fidus.ledger;

import java.time.LocalDate;

/// @param through the last value date that counts
public record BalanceOn(LocalDate through) {}
