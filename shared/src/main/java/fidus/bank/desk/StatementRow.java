package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

/// A stored row with what it stands for now.
///
/// @param instead which row it counts in the place of, because that one's statement was set aside;
///   absent where it counts by itself or not at all, and where that was before this was kept
public record StatementRow(SeenRow seen, RowUse use, @Nullable InsteadOf instead) {
    /// One that counts by itself, or not at all.
    public StatementRow(SeenRow seen, RowUse use) {
        this(seen, use, null);
    }
}
