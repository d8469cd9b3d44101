package fidus.reconciliation.desk;

/// Which rows of a side are listed.
public enum Listed {
    /// In no match and still to be worked on, suggested ones among them.
    OPEN,
    SUGGESTED,
    MATCHED,
    ALL;

    public boolean holds(Standing standing) {
        return switch (this) {
            case OPEN -> standing == Standing.OPEN || standing == Standing.SUGGESTED;
            case SUGGESTED -> standing == Standing.SUGGESTED;
            case MATCHED -> standing == Standing.MATCHED;
            case ALL -> true;
        };
    }
}
