package fidus.mt5.readings;

/// How old the last accepted reading is, in open market time.
public enum FreshnessBand {
    FRESH,
    ACCEPTABLE,
    DEGRADED,
    CRITICAL
}
