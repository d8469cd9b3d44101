package fidus.bank.desk;

import fidus.bank.BankRow;

import org.jspecify.annotations.Nullable;

/// A row with what becomes of it.
///
/// @param id such as STMT-12-3; absent until it is stored
/// @param repeats the stored row that says the same, present for REPEATED; absent before the row is
///   stored when an earlier statement of the same file says it
public record SeenRow(
        @Nullable String id, RowFate rowFate, @Nullable String repeats, BankRow row) {}
