package fidus.bank.desk;

import fidus.id.Id;

import java.util.UUID;

public record OwnTransferId(UUID value) implements Id {}
