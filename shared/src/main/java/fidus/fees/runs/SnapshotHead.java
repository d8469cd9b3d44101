package fidus.fees.runs;

import java.time.Instant;

/// A snapshot without its accounts.
public record SnapshotHead(
        SnapshotId id, int revision, Instant takenAt, int accounts, int blocked, String hash) {
    public static SnapshotHead of(MonthSnapshot snapshot) {
        long blocked = snapshot.accounts().stream().filter(one -> !one.isReady()).count();
        return new SnapshotHead(
                snapshot.id(),
                snapshot.revision(),
                snapshot.takenAt(),
                snapshot.accounts().size(),
                Math.toIntExact(blocked),
                snapshot.hash());
    }
}
