package fidus.server.reconciliation;

import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.MatchSince;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The match of a row as a run has it, and what became of it since.
///
/// @param match absent for a row in no match
/// @param since absent while what the run says is so
record RowSince(@Nullable RecordedMatch match, @Nullable MatchSince since) {
    /// Where it is read.
    record Reading(RunStore runs, MatchStore matches, ExclusionStore exclusions) {
        RowSince of(Unit unit, RunStore.StoredRun run, RowRef row, Standing standing) {
            RecordedMatch now =
                    matches.using(unit, run.account(), row.side(), row.rowId()).orElse(null);
            if (standing == Standing.MATCHED) {
                return new ListedMatches()
                        .of(unit, run, row)
                        .map(
                                own ->
                                        new RowSince(
                                                own.match(),
                                                own.isUndone() ? undone(unit, own.now()) : null))
                        .orElseGet(() -> new RowSince(now, null));
            }
            boolean past = run.outdated() != null && standing != Standing.SETTLED;
            return past ? new RowSince(null, matched(unit, now)) : new RowSince(now, null);
        }

        /// The rows of a side of a run that is outdated, with what became of each.
        List<RunRow> marked(Unit unit, RunStore.StoredRun run, Side side, List<RunRow> rows) {
            if (run.outdated() == null) {
                return rows;
            }
            Map<RowRef, MatchSince.Kind> undone = new HashMap<>();
            List<String> matched = ids(rows, row -> row.standing() == Standing.MATCHED);
            for (ListedMatches.Own own : new ListedMatches().of(unit, run, side, matched)) {
                if (own.isUndone()) {
                    MatchSince.Kind kind =
                            ListedMatches.isUndoneByPerson(own.now())
                                    ? MatchSince.Kind.UNDONE
                                    : MatchSince.Kind.REPLACED;
                    RowRefs.of(own.match().match()).forEach(row -> undone.put(row, kind));
                }
            }
            List<RowRef> open =
                    ids(rows, row -> Listed.OPEN.holds(row.standing())).stream()
                            .map(row -> new RowRef(side, row))
                            .toList();
            Set<RowRef> taken = new HashSet<>();
            for (MatchStore.StoredMatch one : matches.activeUsing(unit, run.account(), open)) {
                taken.addAll(RowRefs.of(one.recorded().match()));
            }
            taken.retainAll(Set.copyOf(open));
            taken.forEach(row -> undone.put(row, MatchSince.Kind.MATCHED));
            return rows.stream()
                    .map(row -> row.since(undone.get(new RowRef(side, row.row().rowId()))))
                    .toList();
        }

        private static List<String> ids(List<RunRow> rows, Predicate<RunRow> wanted) {
            return rows.stream().filter(wanted).map(row -> row.row().rowId()).toList();
        }

        /// A run that is under way may fail, and then everything is as it was.
        private @Nullable MatchSince undone(Unit unit, RecordedMatch match) {
            RunId by = SupersededMatches.by(match).orElse(null);
            RunStore.StoredRun run = by == null ? null : runs.find(unit, by).orElse(null);
            if (run != null && run.run().runState() == RunState.RUNNING) {
                return null;
            }
            if (run != null && run.run().outcome() != null) {
                return new MatchSince(
                        MatchSince.Kind.REPLACED, run.id(), run.startedAt(), null, null);
            }
            if (!ListedMatches.isUndoneByPerson(match)) {
                return new MatchSince(MatchSince.Kind.REPLACED, null, null, null, null);
            }
            return exclusions
                    .undone(unit, match.id())
                    .map(
                            it ->
                                    new MatchSince(
                                            MatchSince.Kind.UNDONE,
                                            null,
                                            it.at(),
                                            it.byName(),
                                            match.reason()))
                    .orElseGet(
                            () ->
                                    new MatchSince(
                                            MatchSince.Kind.UNDONE,
                                            null,
                                            null,
                                            null,
                                            match.reason()));
        }

        private @Nullable MatchSince matched(Unit unit, @Nullable RecordedMatch now) {
            RunStore.StoredRun run = now == null ? null : runs.find(unit, now.run()).orElse(null);
            return run == null || run.run().outcome() == null
                    ? null
                    : new MatchSince(
                            MatchSince.Kind.MATCHED, run.id(), run.startedAt(), null, null);
        }
    }
}
