package fidus.server.reports;

import java.time.Duration;

/// How much one file may cost to read. Beyond any of these it is refused before it is read on.
///
/// @param bytes the file itself
/// @param unpackedBytes all parts of a workbook together after unpacking
/// @param entries parts of a workbook
/// @param rows table rows, records or list elements
/// @param memoryBytes what may be held of it while it is read and afterwards
/// @param longest how long reading it may take by the clock on the wall
public record Limits(
        long bytes, long unpackedBytes, int entries, int rows, long memoryBytes, Duration longest) {
    private static final int MOST_ENTRIES = 1_000;
    private static final long MEMORY = 256_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(25);

    /// What an operator may read from a folder on the server: the longest histories that brokers
    /// print.
    public static final Limits FOLDER =
            new Limits(
                    256_000_000,
                    200_000_000,
                    MOST_ENTRIES,
                    2_000_000,
                    2_000_000_000,
                    Duration.ofMinutes(10));

    /// What may be uploaded. A workbook unpacks to at most ten times the size, and a row of any
    /// report has at least a hundred bytes. Memory and time do not follow the size: the server has
    /// no more of them for larger files, and the person waits for the answer.
    public static Limits upload(int megabytes) {
        return new Limits(
                megabytes * 1_000_000L,
                megabytes * 10_000_000L,
                MOST_ENTRIES,
                megabytes * 10_000,
                MEMORY,
                LONGEST);
    }
}
