package fidus.statements;

import java.util.List;

/// Everything kept for a client and month, newest first.
public record StatementHistory(List<IssuedStatement> rows) {}
