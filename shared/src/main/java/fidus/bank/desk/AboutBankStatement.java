package fidus.bank.desk;

/// Names one stored statement.
public record AboutBankStatement(BankStatementId id) {}
