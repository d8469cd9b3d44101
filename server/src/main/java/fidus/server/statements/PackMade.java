package fidus.server.statements;

/// How far a month's fund pack is.
public enum PackMade {
    /// There was no trading account and no fee.
    NOT_NEEDED,
    MISSING,
    DRAFTED,
    ISSUED
}
