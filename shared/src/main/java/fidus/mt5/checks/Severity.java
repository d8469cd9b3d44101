package fidus.mt5.checks;

/// How much a failed rule stops, most first.
public enum Severity {
    BLOCKING,
    CRITICAL,
    WARNING,
    INFO
}
