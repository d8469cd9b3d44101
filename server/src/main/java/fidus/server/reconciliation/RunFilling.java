package fidus.server.reconciliation;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.Standing;
import fidus.server.jobs.Patience;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Writes the rows of a run and what was found about them, a block in a transaction, so that no
/// transaction grows with the run. Every step may be repeated.
final class RunFilling {
    private final Mongo mongo;
    private final RunStore.StoredRun stored;
    private final MatchRequest request;
    private final MatchResult result;
    private final Progress progress;
    private final RowStore rows = new RowStore();
    private final FindingStore findings = new FindingStore();
    private long done = 1;

    RunFilling(
            Mongo mongo,
            RunStore.StoredRun stored,
            MatchRequest request,
            MatchResult result,
            Progress progress) {
        this.mongo = mongo;
        this.stored = stored;
        this.request = request;
        this.result = result;
        this.progress = progress;
    }

    private List<MatchRow> of(Side side) {
        return side == Side.BOOK ? request.book() : request.statement();
    }

    /// Rows that an interrupted attempt left are taken out first: they may have been others.
    void rows() {
        while (mongo.write(unit -> rows.forgetSome(unit, stored.id()))) {
            progress.stopIfAsked();
        }
        for (Side side : Side.values()) {
            List<MatchRow> all = of(side);
            for (int block = 0; block < RowStore.blocks(all.size()); block++) {
                int at = block;
                step(unit -> rows.put(unit, stored.id(), side, all, at));
            }
        }
    }

    /// What an interrupted attempt found is taken out first, some at a time: it may have been more.
    void findings() {
        while (mongo.write(unit -> findings.forgetSome(unit, stored.id()))) {
            progress.stopIfAsked();
        }
        List<Suggestion> suggestions = FindingStore.ordered(result.suggestions());
        for (int from = 0; from < suggestions.size(); from += FindingStore.PART) {
            int at = from;
            List<Suggestion> part = suggestions.subList(at, end(at, suggestions.size()));
            step(unit -> findings.putSuggestions(unit, stored.id(), at, part));
        }
        List<Explanation> reasons = result.explanations();
        for (int from = 0; from < reasons.size(); from += FindingStore.PART) {
            List<Explanation> part = reasons.subList(from, end(from, reasons.size()));
            step(unit -> findings.putReasons(unit, stored.id(), part));
        }
    }

    /// How far each row has come, as of the version the run is completed with.
    void marks(SetAside aside) {
        for (Side side : Side.values()) {
            byte[] marks = marks(side, aside);
            var of = new RowStore.RunSide(stored.id(), side);
            write(
                    unit -> {
                        for (int block = 0; block < RowStore.blocks(marks.length); block++) {
                            rows.putMarks(unit, of, block, marks, stored.version() + 1);
                        }
                    });
        }
    }

    void done() {
        progress.step(steps(), steps());
    }

    private byte[] marks(Side side, SetAside aside) {
        Map<String, Integer> places = new HashMap<>();
        byte[] marks = new byte[of(side).size()];
        for (MatchRow row : of(side)) {
            boolean settled = aside.isSettled(new RowRef(side, row.rowId()));
            Standing standing = settled ? Standing.SETTLED : StandingMark.untouched(row);
            marks[places.size()] = StandingMark.of(standing);
            places.put(row.rowId(), places.size());
        }
        for (Suggestion one : result.suggestions()) {
            mark(marks, places, ids(side, one.bookRows(), one.statementRows()), Standing.SUGGESTED);
        }
        for (Match one : result.matches()) {
            mark(marks, places, ids(side, one.bookRows(), one.statementRows()), Standing.MATCHED);
        }
        return marks;
    }

    private static List<String> ids(Side side, List<String> book, List<String> statement) {
        return side == Side.BOOK ? book : statement;
    }

    private static void mark(
            byte[] marks, Map<String, Integer> places, List<String> ids, Standing standing) {
        for (String id : ids) {
            Integer place = places.get(id);
            if (place != null) {
                marks[place] = StandingMark.of(standing);
            }
        }
    }

    private static int end(int from, int size) {
        return Math.min(from + FindingStore.PART, size);
    }

    private long steps() {
        return 2L
                + RowStore.blocks(request.book().size())
                + RowStore.blocks(request.statement().size())
                + RunMatches.steps(result)
                + parts(result.suggestions().size())
                + 2L * parts(result.explanations().size());
    }

    private static int parts(int size) {
        return (size + FindingStore.PART - 1) / FindingStore.PART;
    }

    /// Does one step of the run in a transaction of its own.
    void step(Consumer<Unit> work) {
        progress.stopIfAsked();
        write(work);
        done = Math.min(done + 1, steps());
        progress.step(done, steps());
    }

    private void write(Consumer<Unit> work) {
        var _ = new Patience(progress::stopIfAsked).on(() -> mongo.write(unit -> did(work, unit)));
    }

    private static boolean did(Consumer<Unit> work, Unit unit) {
        work.accept(unit);
        return true;
    }
}
