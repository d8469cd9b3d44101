package fidus.proofs;

/// What the lines of a file are.
public enum ProofKind {
    COMMISSION,
    FRANCHISE_POOL,
    REBATE,
    PERFORMANCE_SHARE
}
