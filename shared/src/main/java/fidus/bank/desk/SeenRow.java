package fidus.bank.desk;

import fidus.bank.BankRow;

import org.jspecify.annotations.Nullable;

/// A row with what becomes of it.
///
/// @param id such as STMT-12-3; absent until it is stored
/// @param repeats the stored row that says the same, present for REPEATED; absent before the row is
///   stored when an earlier statement of the same file says it
/// @param perhaps itself with the stored row of its day and sum that another format says in other
///   words, where nothing tells whether they are the same: a person says so. Absent once it is
///   stored
/// @param said what that stored row says, and the repeated one where it says it in other words;
///   absent once it is stored
public record SeenRow(
        @Nullable String id,
        RowFate rowFate,
        @Nullable String repeats,
        BankRow row,
        @Nullable SameRow perhaps,
        @Nullable String said) {
    /// One that nothing is asked of.
    public SeenRow(@Nullable String id, RowFate rowFate, @Nullable String repeats, BankRow row) {
        this(id, rowFate, repeats, row, null, null);
    }
}
