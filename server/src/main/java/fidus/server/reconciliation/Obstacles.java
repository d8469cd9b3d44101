package fidus.server.reconciliation;

import fidus.contract.Refused;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.SinceCompared;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Why a sign-off of a run would be refused besides its own figures and breaks, said before anybody
/// asks for it.
record Obstacles(Sources sources, Grounds grounds) {
    /// Rows that are compared again while somebody opens a run; of more, a signature alone looks.
    private static final int MOST_READ = 20_000;

    /// @param since what is otherwise since it compared its days; absent for nothing
    /// @param against absent for nothing
    record Told(@Nullable SinceCompared since, @Nullable List<String> against) {}

    /// @param news what came to books and statements since
    Told of(Unit unit, RunStore.StoredRun stored, LaterNews news) {
        SinceCompared since = news.of(stored);
        if (!LaterNews.isToBeSigned(stored)) {
            return new Told(null, null);
        }
        List<String> found = new ArrayList<>();
        add(found, () -> ToldDays.require(unit, sources, stored));
        add(found, () -> Gaps.requireNone(unit, stored));
        boolean known = since != null && !since.changed().isEmpty();
        boolean perhaps =
                known || !BankComparison.isBank(stored.account()) || news.readOthers(stored);
        List<String> moved = new ArrayList<>();
        if (perhaps && isSmall(stored.run())) {
            add(moved, () -> grounds.requireUnchanged(unit, stored));
        }
        found.addAll(moved);
        return new Told(
                known || moved.isEmpty() ? since : with(since, moved),
                found.isEmpty() ? null : found);
    }

    private static SinceCompared with(@Nullable SinceCompared since, List<String> moved) {
        return since == null
                ? new SinceCompared(null, moved, null)
                : new SinceCompared(since.toCome(), moved, since.rules());
    }

    static boolean isSmall(ReconciliationRun run) {
        ReconciliationRun.Outcome outcome = run.outcome();
        return outcome != null
                && outcome.counts().bookRows() + outcome.counts().statementRows() <= MOST_READ;
    }

    private static void add(List<String> found, Runnable check) {
        try {
            check.run();
        } catch (Refused why) {
            found.add(why.problem().message());
        }
    }
}
