package fidus.intake;

/// Some contracts of a list.
///
/// @param refusedOnly only those that were left
/// @param at how many come before
/// @param count at most 200
public record FindContractLines(String id, boolean refusedOnly, int at, int count) {}
