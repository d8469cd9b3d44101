package fidus.mt5;

/// What an account is for; it decides which totals the account enters.
public enum AccountPurpose {
    TRADING,
    SEPARATION,
    INTERMEDIARY,
    REBATE,
    DEMO
}
