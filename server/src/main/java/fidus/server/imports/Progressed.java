package fidus.server.imports;

import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.imports.LateArrivals;
import fidus.server.deals.Taken;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

/// The moves of an import's record; everything else stays as it was.
final class Progressed {
    private Progressed() {}

    static ImportRecord counted(ImportRecord r, Taken taken) {
        return counted(r, taken, r.toReview(), r.lateArrivals());
    }

    static ImportRecord counted(
            ImportRecord r, Taken taken, long review, @Nullable LateArrivals late) {
        return new ImportRecord(
                r.id(),
                r.fileName(),
                r.sha256(),
                r.account(),
                r.importState(),
                r.deals(),
                taken.fresh(),
                taken.known(),
                taken.differing(),
                review,
                late,
                r.reading(),
                r.byName(),
                r.startedAt(),
                r.endedAt(),
                r.jobId(),
                r.version() + 1);
    }

    static ImportRecord ended(Unit unit, ImportRecord r, ImportState state, String reading) {
        return new ImportRecord(
                r.id(),
                r.fileName(),
                r.sha256(),
                r.account(),
                state,
                r.deals(),
                r.fresh(),
                r.known(),
                r.differing(),
                r.toReview(),
                r.lateArrivals(),
                reading,
                r.byName(),
                r.startedAt(),
                unit.now(),
                r.jobId(),
                r.version() + 1);
    }
}
