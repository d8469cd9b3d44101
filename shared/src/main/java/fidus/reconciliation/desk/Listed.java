package fidus.reconciliation.desk;

/// Which rows of a side are listed.
public enum Listed {
    /// In no match, suggested ones among them.
    OPEN,
    SUGGESTED,
    MATCHED,
    ALL;

    public boolean holds(Standing standing) {
        return switch (this) {
            case OPEN -> standing != Standing.MATCHED;
            case SUGGESTED -> standing == Standing.SUGGESTED;
            case MATCHED -> standing == Standing.MATCHED;
            case ALL -> true;
        };
    }
}
