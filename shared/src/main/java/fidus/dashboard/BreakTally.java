package fidus.dashboard;

/// Open breaks of one severity in one age bucket.
public record BreakTally(String severity, String ageBucket, int count) {}
