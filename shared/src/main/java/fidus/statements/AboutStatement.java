package fidus.statements;

public record AboutStatement(StatementId id) {}
