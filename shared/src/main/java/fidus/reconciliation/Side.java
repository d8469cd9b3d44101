package fidus.reconciliation;

/// Which of the two lists a row stands in: our books (postings or deals), or the statement.
public enum Side {
    BOOK,
    STATEMENT;

    public Side opposite() {
        return this == BOOK ? STATEMENT : BOOK;
    }
}
