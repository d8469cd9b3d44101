package fidus.bank.desk;

import fidus.bank.BankRow;

import org.jspecify.annotations.Nullable;

/// A row with what becomes of it.
///
/// @param id such as STMT-12-3; absent until it is stored
/// @param repeats the stored row that says the same, present for REPEATED
public record SeenRow(
        @Nullable String id, RowFate rowFate, @Nullable String repeats, BankRow row) {}
