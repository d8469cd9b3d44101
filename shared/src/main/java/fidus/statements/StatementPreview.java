package fidus.statements;

/// The figures as they are now.
public record StatementPreview(ClientStatement statement, String digest) {}
