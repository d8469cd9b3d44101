package fidus.mt5;

/// Where a reading came from; MANUAL is always shown as such.
public enum ReadingSource {
    LIVE,
    FILE_BRIDGE,
    STATEMENT_IMPORT,
    MANUAL,
    INITIAL
}
