package fidus.reconciliation;

/// One row of one side.
///
/// @param rowId unique within its side
public record RowRef(Side side, String rowId) implements Comparable<RowRef> {
    @Override
    public int compareTo(RowRef other) {
        int order = side.compareTo(other.side);
        return order == 0 ? rowId.compareTo(other.rowId) : order;
    }
}
