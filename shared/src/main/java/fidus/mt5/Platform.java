package fidus.mt5;

/// The trading platform an account lives on.
public enum Platform {
    MT4,
    MT5
}
