package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.FindPlace;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.FindSums;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.PlaceFound;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RowSums;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The rows of a run, a window at a time, and everything about one of them.
final class RowPages {
    private final RunStore runs;
    private final Breaks breaks;
    private final RunWindows windows;
    private final RowBreaks broken;
    private final BeyondDays beyond;
    private final RowOrigins origins;
    private final MatchStore matches = new MatchStore();
    private final ExclusionStore exclusions = new ExclusionStore();

    RowPages(RunStore runs, Breaks breaks, RunWindows windows, RunPast past) {
        this.beyond = past.beyond();
        this.origins = past.origins();
        this.runs = runs;
        this.breaks = breaks;
        this.windows = windows;
        this.broken = new RowBreaks(breaks);
    }

    void routes(Routes routes) {
        routes.answer(WindowCalls.ROWS, this::window);
        routes.answer(WindowCalls.PLACE, this::place);
        routes.answer(WindowCalls.SUMS, this::sums);
        routes.answer(WindowCalls.ROW, this::story);
    }

    private RowWindow window(Asked asked, FindRows find) {
        if (find.count() < 0 || find.count() > FindRows.MOST || find.at() < 0) {
            throw Refused.at(
                    "count",
                    Problem.Code.BAD_VALUE,
                    "A window starts at 0 or later and has at most " + FindRows.MOST + " rows.");
        }
        RunStore.StoredRun stored = completed(asked.unit(), find.id());
        HeldRun run = windows.now(asked.unit(), stored);
        HeldRun.Found found = run.find(asked.unit(), find.side(), RowFilter.of(find));
        int[] places = found.places();
        int from = Math.min(find.at(), places.length);
        int to = Math.min(places.length, from + find.count());
        List<Integer> wanted = Arrays.stream(places, from, to).boxed().toList();
        return new RowWindow(
                found.version(),
                places.length,
                found.sums(),
                from,
                shown(asked, stored, run, find.side(), wanted));
    }

    /// The rows at these places with how their breaks stand.
    private List<RunRow> shown(
            Asked asked, RunStore.StoredRun stored, HeldRun run, Side side, List<Integer> places) {
        Unit unit = asked.unit();
        List<RunRow> found = broken.told(asked, stored, windows.shown(unit, run, side, places));
        List<RunRow> rows = new DifferingRows(matches).told(unit, stored, found);
        return origins.of(unit, stored.account(), since().marked(unit, stored, side, rows));
    }

    private RowSince.Reading since() {
        return new RowSince.Reading(runs, matches, exclusions);
    }

    private PlaceFound place(Asked asked, FindPlace find) {
        RunStore.StoredRun stored = completed(asked.unit(), find.id());
        HeldRun run = windows.now(asked.unit(), stored);
        HeldRun.Found found = run.find(asked.unit(), find.side(), RowFilter.of(find));
        int[] places = found.places();
        boolean past = Boolean.TRUE.equals(find.past());
        for (int at = found.indexOf(find.place(), past); at < places.length; at++) {
            boolean fits = !find.open() || Listed.OPEN.holds(run.standing(find.side(), places[at]));
            if (fits) {
                List<RunRow> rows = shown(asked, stored, run, find.side(), List.of(places[at]));
                return new PlaceFound(at, rows.getFirst());
            }
        }
        return new PlaceFound(null, null);
    }

    private RowSums sums(Asked asked, FindSums find) {
        HeldRun run = held(asked.unit(), find.id());
        HeldRun.Found found = run.find(asked.unit(), find.side(), RowFilter.of(find));
        int from = Math.max(0, find.first());
        int to = Math.min(found.places().length, Math.max(from, find.last() + 1));
        return new RowSums(
                found.version(),
                Math.max(0, to - from),
                run.columns(find.side()).sums(found.places(), from, to));
    }

    private RowStory story(Asked asked, AboutRow about) {
        Unit unit = asked.unit();
        RunStore.StoredRun stored = completed(unit, about.id());
        HeldRun run = windows.now(unit, stored);
        RunRow row = row(asked, stored, run, about);
        var ref = new RowRef(about.side(), about.rowId());
        RowSince since = since().of(unit, stored, ref, row.standing());
        RecordedMatch match = since.match();
        List<Suggestion> suggestions =
                match == null
                        ? windows.findings().suggesting(unit, stored.id(), Set.of(ref))
                        : List.of();
        Explanation said =
                match == null
                        ? windows.findings().reason(unit, stored.id(), ref).orElse(null)
                        : null;
        ExcludedRows excluded = excluded(unit, stored, ref, said);
        Set<RowRef> named = named(match, suggestions, said);
        named.addAll(refs(excluded));
        List<RunRow> others = others(unit, stored, run, named);
        return new RowStory(
                row,
                match,
                suggestions,
                said == null ? null : SaidSince.of(said, others),
                others,
                broken(asked, stored, ref, row.standing() == Standing.MATCHED ? match : null),
                excluded,
                breaks.rowsThatWait().of(unit, stored.account(), row, match),
                beyond.of(unit, stored, row),
                since.since());
    }

    /// The row itself, with how its break stands.
    private RunRow row(Asked asked, RunStore.StoredRun stored, HeldRun run, AboutRow about) {
        Unit unit = asked.unit();
        List<RunRow> found = rows(unit, stored, run, about.side(), Set.of(about.rowId()));
        return origins.of(unit, stored.account(), broken.told(asked, stored, found)).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "rowId",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such row on this side of the run."));
    }

    /// The rows that a person said do not belong together, where that is why the row is open.
    private @Nullable ExcludedRows excluded(
            Unit unit, RunStore.StoredRun stored, RowRef row, @Nullable Explanation why) {
        boolean asked =
                why != null
                        && why.failed().stream()
                                .anyMatch(it -> it.condition() == Condition.EXCLUDED_BY_UNDO);
        return asked
                ? exclusions.all(unit, stored.account()).stream()
                        .map(ExclusionStore.StoredExclusion::shown)
                        .filter(one -> refs(one).contains(row))
                        .max(
                                Comparator.comparing(
                                        ExcludedRows::at,
                                        Comparator.nullsFirst(Comparator.naturalOrder())))
                        .orElse(null)
                : null;
    }

    private static Set<RowRef> refs(@Nullable ExcludedRows rows) {
        Set<RowRef> refs = new TreeSet<>();
        if (rows != null) {
            rows.bookRows().forEach(id -> refs.add(new RowRef(Side.BOOK, id)));
            rows.statementRows().forEach(id -> refs.add(new RowRef(Side.STATEMENT, id)));
        }
        return refs;
    }

    private static Set<RowRef> named(
            @Nullable RecordedMatch match,
            List<Suggestion> suggestions,
            @Nullable Explanation why) {
        Set<RowRef> named = new TreeSet<>();
        if (match != null) {
            named.addAll(RowRefs.of(match.match()));
        }
        suggestions.forEach(one -> named.addAll(FindingStore.refs(one)));
        Explanation.Closest closest = why == null ? null : why.closest();
        if (closest != null) {
            closest.bookRows().forEach(id -> named.add(new RowRef(Side.BOOK, id)));
            closest.statementRows().forEach(id -> named.add(new RowRef(Side.STATEMENT, id)));
        }
        return named;
    }

    private List<RunRow> others(
            Unit unit, RunStore.StoredRun stored, HeldRun run, Set<RowRef> named) {
        List<RunRow> others = new ArrayList<>();
        for (Side side : Side.values()) {
            var ids = new TreeSet<String>();
            named.stream().filter(one -> one.side() == side).forEach(one -> ids.add(one.rowId()));
            others.addAll(rows(unit, stored, run, side, ids));
        }
        return origins.of(unit, stored.account(), others);
    }

    private List<RunRow> rows(
            Unit unit, RunStore.StoredRun stored, HeldRun run, Side side, Set<String> ids) {
        Map<String, RunWindows.Placed> found = windows.byIds(unit, stored, side, ids);
        return found.values().stream()
                .map(
                        one ->
                                new RunRow(
                                        side,
                                        one.place(),
                                        one.row(),
                                        run.standing(side, one.place())))
                .sorted(Comparator.comparingInt(RunRow::place))
                .toList();
    }

    private @Nullable BreakCard broken(
            Asked asked, RunStore.StoredRun stored, RowRef row, @Nullable RecordedMatch match) {
        if (match == null) {
            String key = RunFindings.rowKey(stored.account(), row.side(), row.rowId());
            return breaks.card(asked, stored.account(), "S5", key);
        }
        Findings.Seen difference = Outcomes.difference(stored.account(), match.match());
        return breaks.card(asked, stored.account(), difference.rule(), difference.key());
    }

    private HeldRun held(Unit unit, fidus.reconciliation.RunId id) {
        return windows.now(unit, completed(unit, id));
    }

    private RunStore.StoredRun completed(Unit unit, fidus.reconciliation.RunId id) {
        RunStore.StoredRun stored = runs.get(unit, id);
        if (stored.run().outcome() == null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run has no rows to show; it is " + stored.run().runState() + ".");
        }
        return stored;
    }
}
