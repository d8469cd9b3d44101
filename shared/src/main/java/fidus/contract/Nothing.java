package fidus.contract;

/// The question of a call that needs none, or the answer of one that has none.
public record Nothing() {}
