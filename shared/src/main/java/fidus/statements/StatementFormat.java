package fidus.statements;

/// The forms of a statement.
public enum StatementFormat {
    PDF,
    XLSX
}
