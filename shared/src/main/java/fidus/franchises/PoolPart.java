package fidus.franchises;

/// Whose part of a pool.
public enum PoolPart {
    AGENT,
    COMPANY
}
