package fidus.bank.desk;

/// Names a stored statement that somebody thinks of having set aside.
public record AboutSettingAside(BankStatementId id) {}
