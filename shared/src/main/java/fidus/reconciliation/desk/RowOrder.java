package fidus.reconciliation.desk;

/// In which order the rows of a side are listed. Rows that are equal in it stand as the run has
/// them, up and down.
public enum RowOrder {
    /// As the run has them.
    RUN,
    /// By the condition that failed, in the order of conditions; rows without one come last.
    WHY,
    /// The last condition first; rows without one come last.
    WHY_DOWN,
    /// By currency, and in each the smallest first: money out comes before money in.
    AMOUNT,
    /// By currency, and in each the largest first.
    AMOUNT_DOWN,
    /// The earliest booking date first.
    DAY,
    /// The latest booking date first.
    DAY_DOWN,
    /// By the text in small letters, character by character as Unicode numbers them.
    TEXT,
    /// The other way round.
    TEXT_DOWN;

    /// Whether it is the other way round of the order before it.
    public boolean isDown() {
        return switch (this) {
            case RUN, WHY, AMOUNT, DAY, TEXT -> false;
            case WHY_DOWN, AMOUNT_DOWN, DAY_DOWN, TEXT_DOWN -> true;
        };
    }

    /// The same order the other way round; that of the run has none.
    public RowOrder turned() {
        return switch (this) {
            case RUN -> RUN;
            case WHY -> WHY_DOWN;
            case WHY_DOWN -> WHY;
            case AMOUNT -> AMOUNT_DOWN;
            case AMOUNT_DOWN -> AMOUNT;
            case DAY -> DAY_DOWN;
            case DAY_DOWN -> DAY;
            case TEXT -> TEXT_DOWN;
            case TEXT_DOWN -> TEXT;
        };
    }
}
