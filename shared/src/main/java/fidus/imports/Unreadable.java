package fidus.imports;

/// A row that could not be read. It is never dropped silently and never guessed.
///
/// @param line the row's number in the file: table row of HTML and XLSX, record of CSV, element of
///   JSON, counted from 1; 0 for what stands beside the rows
/// @param field the column, or `row` when its shape is unknown
/// @param text what stands there, shortened
public record Unreadable(int line, String field, String text, String reason) {}
