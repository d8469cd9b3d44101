package fidus.bank.desk;

/// A new row of a file, and a stored row that it may say again.
///
/// @param row what tells the row of the file from all others, however often the file is read
/// @param stored the id of the stored row, such as STMT-12-3
public record SameRow(String row, String stored) {}
