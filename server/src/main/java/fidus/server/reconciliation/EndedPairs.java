package fidus.server.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.RowRef;
import fidus.server.mongo.Unit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Pairs of rows of the statements that end because a person matched one of the two with something
/// else, or because two persons took them apart. Runs that said of them that they take each other
/// back do not count them as unmatched.
final class EndedPairs {
    private final RunStore runs;
    private final FindingStore findings;

    EndedPairs(RunStore runs, FindingStore findings) {
        this.runs = runs;
        this.findings = findings;
    }

    /// The run in which it was matched says from now on that the rows are open, and other runs that
    /// say they are not hold no more.
    ///
    /// @param rows of the pairs
    /// @return those of them that are open in the run now and were not
    Set<RowRef> open(Unit unit, RunStore.StoredRun run, Collection<RowRef> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        Set<RowRef> opened =
                rows.stream().filter(row -> isOffset(unit, run, row)).collect(Collectors.toSet());
        List<Explanation> reasons = opened.stream().map(SetAside::opened).toList();
        findings.putReasons(unit, run.id(), reasons);
        for (RunStore.StoredRun other : runs.current(unit, run.account())) {
            if (!other.id().equals(run.id())) {
                outdate(unit, other, rows);
            }
        }
        return opened;
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
