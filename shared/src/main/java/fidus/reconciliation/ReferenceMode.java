package fidus.reconciliation;

/// How the texts of two rows must agree. EQUAL: same tokens (score 1), or the shorter is a
/// contiguous part of the longer with at least six characters (0.95). SIMILAR: similarity not below
/// the pass's minimum. IGNORE: texts play no part. A row without text satisfies only IGNORE.
public enum ReferenceMode {
    EQUAL,
    SIMILAR,
    IGNORE
}
