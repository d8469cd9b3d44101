package fidus.reconciliation;

/// How much a break stops: BLOCKING and CRITICAL ones must not be open at sign-off.
public enum Severity {
    BLOCKING,
    CRITICAL,
    WARNING,
    INFO
}
