package fidus.server.imports;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.jobs.JobId;
import fidus.mt5.AccountKey;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Unit;

import java.util.Optional;
import java.util.UUID;

/// What was imported before, or is being imported now. An import whose job was given up is over,
/// whatever its record still says.
final class Earlier {
    private final ImportStore store;
    private final Jobs jobs;
    private final Audit audit;

    Earlier(ImportStore store, Jobs jobs, Audit audit) {
        this.store = store;
        this.jobs = jobs;
        this.audit = audit;
    }

    /// The import that holds these bytes, or is taking them in now.
    Optional<ImportRecord> ofBytes(Unit unit, String sha256) {
        return store.ofBytes(unit, sha256).filter(record -> !isAbandoned(unit, record));
    }

    /// @throws Refused `ALREADY_IMPORTED` or `STILL_RUNNING`
    void checkFree(Unit unit, Actor actor, String sha256, AccountKey account) {
        store.ofBytes(unit, sha256).ifPresent(record -> bury(unit, actor, record));
        store.running(unit, account).ifPresent(record -> bury(unit, actor, record));
        if (store.ofBytes(unit, sha256).isPresent()) {
            throw Refused.because(
                    Problem.Code.ALREADY_IMPORTED,
                    "This very file was already imported, or is being imported now.");
        }
        if (store.running(unit, account).isPresent()) {
            throw Refused.because(
                    Problem.Code.STILL_RUNNING,
                    "Another file is being imported into " + account + ". Wait for it.");
        }
    }

    private boolean isAbandoned(Unit unit, ImportRecord record) {
        return record.importState() == ImportState.RUNNING
                && jobs.get(unit, new JobId(UUID.fromString(record.jobId()))).jobState().isOver();
    }

    private void bury(Unit unit, Actor actor, ImportRecord record) {
        if (isAbandoned(unit, record)) {
            ImportRecord after = Progressed.ended(unit, record, ImportState.FAILED, "NONE");
            store.replace(unit, record, after);
            audit.record(
                    unit,
                    actor,
                    "END_IMPORT",
                    "import/" + record.id().value(),
                    record,
                    after,
                    "Its job was given up.");
        }
    }
}
