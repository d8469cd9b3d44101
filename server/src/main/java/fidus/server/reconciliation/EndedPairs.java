package fidus.server.reconciliation;

import fidus.reconciliation.RowRef;
import fidus.server.mongo.Unit;

import java.util.Collection;

/// Rows of the statements that two persons took apart. Runs that said of them that they take each
/// other back do not count them as unmatched.
final class EndedPairs {
    private final RunStore runs;
    private final FindingStore findings;

    EndedPairs(RunStore runs, FindingStore findings) {
        this.runs = runs;
        this.findings = findings;
    }

    /// No run that says of these rows that they are taken back holds any more.
    void takenApart(Unit unit, String account, Collection<RowRef> rows) {
        runs.current(unit, account).forEach(run -> outdate(unit, run, rows));
    }

    private void outdate(Unit unit, RunStore.StoredRun run, Collection<RowRef> rows) {
        if (rows.stream().anyMatch(row -> isOffset(unit, run, row))) {
            runs.outdate(
                    unit,
                    run,
                    "a row that it calls taken back is open since " + RunWork.today(unit) + ".");
        }
    }

    private boolean isOffset(Unit unit, RunStore.StoredRun run, RowRef row) {
        return findings.reason(unit, run.id(), row).filter(SetAside::isOffset).isPresent();
    }
}
