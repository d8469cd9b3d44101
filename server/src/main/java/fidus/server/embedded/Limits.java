package fidus.server.embedded;

import fidus.server.embedded.disk.DraftLimit;

import java.time.Duration;

/// How much of everything the store allows at once.
///
/// @param draft how large one write command or transaction may grow
/// @param transactionLifetime after which an open transaction is rolled back
/// @param writerWait how long a writer waits for another one
/// @param cursors how many cursors may be open; each holds a snapshot, hence disk space
/// @param cursorIdle after which an unused cursor is closed
/// @param memoryBytes how much a sort, a group or a result inside a transaction may hold
/// @param sessions how many sessions are remembered
record Limits(
        DraftLimit draft,
        Duration transactionLifetime,
        Duration writerWait,
        int cursors,
        Duration cursorIdle,
        long memoryBytes,
        int sessions) {
    static Limits standard() {
        return new Limits(
                new DraftLimit(128L << 20, 1_000_000),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                1_000,
                Duration.ofMinutes(10),
                100L << 20,
                10_000);
    }
}
