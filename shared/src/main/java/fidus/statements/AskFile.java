package fidus.statements;

public record AskFile(StatementId id, StatementFormat format) {}
