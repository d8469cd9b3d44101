package fidus.dashboard;

/// How many have this name.
public record Tally(String name, int count) {}
