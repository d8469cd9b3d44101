package fidus.server.reports;

/// How much one file may cost to read. Beyond any of these it is refused before it is read on.
///
/// @param bytes the file itself
/// @param unpackedBytes all parts of a workbook together after unpacking
/// @param entries parts of a workbook
/// @param rows table rows, records or list elements
public record Limits(long bytes, long unpackedBytes, int entries, int rows) {
    /// What may be uploaded.
    public static final Limits UPLOAD = new Limits(20_000_000, 200_000_000, 1_000, 200_000);

    /// What an operator may read from a folder on the server: the longest histories that brokers
    /// print.
    public static final Limits FOLDER = new Limits(256_000_000, 200_000_000, 1_000, 2_000_000);
}
