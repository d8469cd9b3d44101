package fidus.close;

/// @param period the latest locked month
/// @param reason at least 10 characters
public record ReopenMonth(String period, String reason) {}
