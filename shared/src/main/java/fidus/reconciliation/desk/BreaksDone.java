package fidus.reconciliation.desk;

/// What was done to several breaks.
///
/// @param breaks how many
/// @param waiting how many of them wait for another person now
public record BreaksDone(int breaks, int waiting) {}
