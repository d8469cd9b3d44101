package fidus.statements;

/// What a stored statement is worth.
public enum IssuedState {
    /// Made while the figures could still change; marked on every page.
    DRAFT,
    /// Made from frozen figures.
    ISSUED
}
