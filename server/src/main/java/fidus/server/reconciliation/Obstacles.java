package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.SinceCompared;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Why a sign-off of a run would be refused besides its own figures and breaks, said before anybody
/// asks for it.
record Obstacles(Sources sources, Grounds grounds) {
    /// Rows that are compared again while somebody opens a run; of more, a signature alone looks.
    static final int MOST_READ = 20_000;

    /// @param since what is otherwise since it compared its days; absent for nothing
    /// @param against absent for nothing
    record Told(
            @Nullable SinceCompared since, @Nullable List<String> against, Again comparedAgain) {}

    /// Whether the rows of a run were compared again.
    enum Again {
        /// It is known without them whether they say what they said.
        NEEDLESS,
        COMPARED,
        TOO_MANY
    }

    /// @param news what came to books and statements since
    /// @throws Refused `BUSY` when too many files are read
    Told of(Unit unit, RunStore.StoredRun stored, LaterNews news) {
        return of(unit, stored, news, MOST_READ);
    }

    /// @param most rows that are compared again
    /// @throws Refused `BUSY` when too many files are read
    Told of(Unit unit, RunStore.StoredRun stored, LaterNews news, int most) {
        SinceCompared since = news.of(stored);
        if (!LaterNews.isToBeSigned(stored)) {
            return new Told(null, null, Again.NEEDLESS);
        }
        List<String> found = new ArrayList<>();
        add(found, () -> ToldDays.require(unit, sources, stored));
        add(found, () -> Gaps.requireNone(unit, stored));
        boolean bank = BankComparison.isBank(stored.account());
        boolean known = bank && since != null && !since.changed().isEmpty();
        boolean asks = (known || !bank || news.readOthers(stored)) && grounds.reads(unit, stored);
        Again again =
                !asks
                        ? Again.NEEDLESS
                        : rows(stored.run()) <= most ? Again.COMPARED : Again.TOO_MANY;
        List<String> moved = new ArrayList<>();
        if (again == Again.COMPARED) {
            add(moved, () -> grounds.requireUnchanged(unit, stored));
        }
        found.addAll(moved);
        return new Told(
                known || again != Again.COMPARED ? since : with(since, moved),
                found.isEmpty() ? null : found,
                again);
    }

    /// What was found by looking stands instead of what a file showed when it came.
    private static @Nullable SinceCompared with(@Nullable SinceCompared since, List<String> moved) {
        LocalDate toCome = since == null ? null : since.toCome();
        String rules = since == null ? null : since.rules();
        return toCome == null && rules == null && moved.isEmpty()
                ? null
                : new SinceCompared(toCome, moved, rules);
    }

    static boolean isSmall(ReconciliationRun run) {
        return rows(run) <= MOST_READ;
    }

    /// How many rows a run compared; more than any where that is not known.
    static int rows(ReconciliationRun run) {
        ReconciliationRun.Outcome outcome = run.outcome();
        return outcome == null
                ? Integer.MAX_VALUE
                : outcome.counts().bookRows() + outcome.counts().statementRows();
    }

    /// Adds why a check refuses.
    ///
    /// @throws Refused `BUSY`: what cannot be read at this moment says nothing of a run
    static void add(List<String> found, Runnable check) {
        try {
            check.run();
        } catch (Refused why) {
            if (why.problem().code() == Problem.Code.BUSY) {
                throw why;
            }
            found.add(why.problem().message());
        }
    }
}
