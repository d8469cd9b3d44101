package fidus.bank.desk;

import fidus.id.Id;

import java.util.UUID;

public record BankTransitId(UUID value) implements Id {}
