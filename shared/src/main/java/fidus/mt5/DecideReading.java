package fidus.mt5;

/// @param reason at least 10 characters
public record DecideReading(String id, boolean accept, String reason) {}
