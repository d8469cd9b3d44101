package fidus.bank.desk;

import fidus.id.Id;

import java.util.UUID;

/// Identity of one stored statement.
public record BankStatementId(UUID value) implements Id {}
