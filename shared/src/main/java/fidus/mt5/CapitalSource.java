package fidus.mt5;

/// Whose money an account holds. UNKNOWN blocks every total it would enter.
public enum CapitalSource {
    CLIENT,
    HOUSE,
    REINVESTED_PROFIT,
    SEPARATION,
    INTERMEDIARY,
    UNKNOWN
}
