package fidus.server.reports;

/// How much one file may cost to read. Beyond any of these it is refused before it is read on.
///
/// @param bytes the file itself
/// @param unpackedBytes all parts of a workbook together after unpacking
/// @param entries parts of a workbook
/// @param rows table rows, records or list elements
public record Limits(long bytes, long unpackedBytes, int entries, int rows) {
    /// What an operator may read from a folder on the server: the longest histories that brokers
    /// print.
    public static final Limits FOLDER = new Limits(256_000_000, 200_000_000, 1_000, 2_000_000);

    private static final int MOST_ENTRIES = 1_000;

    /// What may be uploaded. A workbook unpacks to at most ten times the size, and a row of any
    /// report has at least a hundred bytes.
    public static Limits upload(int megabytes) {
        return new Limits(
                megabytes * 1_000_000L, megabytes * 10_000_000L, MOST_ENTRIES, megabytes * 10_000);
    }
}
