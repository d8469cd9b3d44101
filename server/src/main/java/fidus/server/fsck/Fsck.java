package fidus.server.fsck;

import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.time.BusinessDays;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Checks everything stored against the invariants that no sequence of events may break. It reads
/// one snapshot and changes nothing.
public final class Fsck {
    private final Mongo mongo;

    public Fsck(Mongo mongo) {
        this.mongo = mongo;
    }

    /// @return every broken invariant, empty when all hold
    public List<Finding> findings() {
        return mongo.read(
                unit -> {
                    var store = new FsckStore(unit);
                    List<Finding> findings = new ArrayList<>();
                    findings.addAll(new JournalChecks(store, latest(unit)).findings());
                    findings.addAll(new AuditChecks(store).findings());
                    findings.addAll(new PostedChecks(store).findings());
                    findings.addAll(new RecordChecks(store).findings());
                    return findings;
                });
    }

    private static LocalDate latest(Unit unit) {
        return BusinessDays.UTC.with(LocalDate.EPOCH, ZoneOffset.MAX).of(unit.now());
    }
}
