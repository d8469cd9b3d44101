package fidus.bank.desk;

import java.util.List;

/// The rows of one statement in its order, at most 20,000.
public record StatementRows(List<SeenRow> rows) {}
