package fidus.close;

/// @param period such as 2027-03
/// @param note what the second person should know; may be empty
public record SignClose(String period, String note) {}
