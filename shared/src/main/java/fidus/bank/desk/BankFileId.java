package fidus.bank.desk;

import fidus.id.Id;

import java.util.UUID;

/// Identity of one offered bank file.
public record BankFileId(UUID value) implements Id {}
