package fidus.close;

/// Where what blocks a step is put right.
public enum ClosePlace {
    ACCOUNTS,
    IMPORTS,
    REVIEW,
    RECONCILIATION,
    BREAKS,
    FEES,
    AGENTS,
    PAYMENTS,
    STATEMENTS,
    LEDGER,
    RATES,
    APPROVALS,
    CLOSE
}
