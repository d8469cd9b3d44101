package fidus.bank.desk;

/// A stored row with what it stands for now.
public record StatementRow(SeenRow seen, RowUse use) {}
