package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.reconciliation.Explanation;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.FindSuggestions;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.SuggestionList;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a run found beside its matches: suggestions, why a row is unmatched, and the outcomes of
/// the rules. Each stands in a document of its own, found by its rows.
///
/// Runs of before kept all of it in common documents; they are read as they are, and taken apart
/// when something of them is changed.
final class FindingStore {
    private static final String COMMON = "reconciliationResults";
    private static final String SUGGESTIONS = "reconciliationSuggestions";
    private static final String REASONS = "reconciliationReasons";
    static final int PART = 2_000;

    /// What runs of before kept together; of others only the checks, at the first place.
    record ResultChunk(
            String id,
            String run,
            int place,
            List<Suggestion> suggestions,
            List<Explanation> explanations,
            List<RuleOutcome> checks) {}

    /// @param place best first
    /// @param rows side and id of every row, as in `BOOK/17`
    record StoredSuggestion(
            String id, String run, int place, List<String> rows, Suggestion suggestion) {}

    record StoredReason(String id, String run, Explanation explanation) {}

    static void shape(Migrations migrations) {
        migrations
                .index(COMMON, "run", "place")
                .index(SUGGESTIONS, "run", "place")
                .index(SUGGESTIONS, "run", "rows")
                .index(REASONS, "run");
    }

    /// Best first: by score, then by rank, then as they were found.
    static List<Suggestion> ordered(List<Suggestion> suggestions) {
        return suggestions.stream()
                .sorted(
                        Comparator.comparing(Suggestion::score)
                                .reversed()
                                .thenComparingInt(Suggestion::rank))
                .toList();
    }

    /// Writes some of the suggestions again, whatever stood at their places.
    ///
    /// @param from the place of the first
    void putSuggestions(Unit unit, RunId run, int from, List<Suggestion> part) {
        String of = run.value().toString();
        List<StoredSuggestion> fresh = new ArrayList<>();
        for (int i = 0; i < part.size(); i++) {
            int place = from + i;
            Suggestion one = part.get(i);
            fresh.add(new StoredSuggestion(of + "/" + place, of, place, names(one), one));
        }
        suggestions(unit).remove(in("_id", fresh.stream().map(StoredSuggestion::id).toList()));
        suggestions(unit).insertAll(fresh);
    }

    /// Writes why rows are unmatched, whatever was said of them before.
    void putReasons(Unit unit, RunId run, List<Explanation> part) {
        List<StoredReason> fresh =
                part.stream()
                        .map(one -> new StoredReason(id(run, one.row()), text(run), one))
                        .toList();
        reasons(unit).remove(in("_id", fresh.stream().map(StoredReason::id).toList()));
        reasons(unit).insertAll(fresh);
    }

    void putChecks(Unit unit, RunId run, List<RuleOutcome> checks) {
        String id = run.value() + "/0";
        common(unit)
                .put(
                        id,
                        new ResultChunk(
                                id, text(run), 0, List.of(), List.of(), List.copyOf(checks)));
    }

    List<RuleOutcome> checks(Unit unit, RunId run) {
        return of(unit, run).stream().flatMap(chunk -> chunk.checks().stream()).toList();
    }

    /// The best of them first.
    List<Suggestion> suggestions(Unit unit, RunId run, int most) {
        List<Suggestion> before = together(unit, run);
        if (!before.isEmpty()) {
            return ordered(before).stream().limit(most).toList();
        }
        return suggestions(unit).all(its(run), ascending("place"), most).stream()
                .map(StoredSuggestion::suggestion)
                .toList();
    }

    /// A page of them without the rows they name; of runs of before their order is the place.
    SuggestionList page(Unit unit, FindSuggestions find) {
        int from = find.after() == null ? 0 : find.after() + 1;
        List<StoredSuggestion> found = new ArrayList<>();
        List<Suggestion> before = together(unit, find.id());
        if (before.isEmpty()) {
            var later = and(its(find.id()), gte("place", from));
            found.addAll(suggestions(unit).all(later, ascending("place"), find.count() + 1));
        } else {
            List<Suggestion> all = ordered(before);
            int end = Math.min(from + find.count() + 1, all.size());
            for (int i = from; i < end; i++) {
                found.add(new StoredSuggestion("", "", i, List.of(), all.get(i)));
            }
        }
        boolean more = found.size() > find.count();
        var page = more ? found.subList(0, find.count()) : found;
        return new SuggestionList(
                countSuggestions(unit, find.id()),
                page.stream().map(StoredSuggestion::suggestion).toList(),
                more ? page.getLast().place() : null,
                null);
    }

    int countSuggestions(Unit unit, RunId run) {
        return Math.toIntExact(together(unit, run).size() + suggestions(unit).count(its(run)));
    }

    /// Those that name one of these rows, best first.
    List<Suggestion> suggesting(Unit unit, RunId run, Collection<RowRef> rows) {
        List<Suggestion> before = together(unit, run);
        if (!before.isEmpty()) {
            Set<String> wanted = Set.copyOf(names(rows));
            return ordered(before).stream()
                    .filter(one -> names(one).stream().anyMatch(wanted::contains))
                    .toList();
        }
        return naming(unit, run, rows).stream().map(StoredSuggestion::suggestion).toList();
    }

    List<Explanation> reasons(Unit unit, RunId run, int most) {
        List<Explanation> all = new ArrayList<>();
        of(unit, run).forEach(chunk -> all.addAll(chunk.explanations()));
        reasons(unit).all(its(run), ascending("_id"), most).stream()
                .map(StoredReason::explanation)
                .forEach(all::add);
        return all;
    }

    Optional<Explanation> reason(Unit unit, RunId run, RowRef row) {
        return reasons(unit)
                .byId(id(run, row))
                .map(StoredReason::explanation)
                .or(
                        () ->
                                of(unit, run).stream()
                                        .flatMap(chunk -> chunk.explanations().stream())
                                        .filter(one -> one.row().equals(row))
                                        .findFirst());
    }

    void removeReasons(Unit unit, RunId run, Collection<RowRef> rows) {
        apart(unit, run);
        reasons(unit).remove(in("_id", rows.stream().map(row -> id(run, row)).toList()));
    }

    void remove(Unit unit, RunId run, Suggestion gone) {
        apart(unit, run);
        for (StoredSuggestion stored : naming(unit, run, refs(gone))) {
            if (stored.suggestion().equals(gone)) {
                suggestions(unit).remove(eq("_id", stored.id()));
            }
        }
    }

    /// Removes some of what a run that failed had stored.
    ///
    /// @return whether there may be more
    boolean forgetSome(Unit unit, RunId run) {
        common(unit).remove(its(run));
        List<String> gone =
                suggestions(unit).all(its(run), ascending("place"), PART).stream()
                        .map(StoredSuggestion::id)
                        .toList();
        List<String> unsaid =
                reasons(unit).all(its(run), ascending("run"), PART).stream()
                        .map(StoredReason::id)
                        .toList();
        suggestions(unit).remove(in("_id", gone));
        reasons(unit).remove(in("_id", unsaid));
        return !gone.isEmpty() || !unsaid.isEmpty();
    }

    static Set<RowRef> refs(Suggestion suggestion) {
        var refs = new LinkedHashSet<RowRef>();
        suggestion.bookRows().forEach(row -> refs.add(new RowRef(Side.BOOK, row)));
        suggestion.statementRows().forEach(row -> refs.add(new RowRef(Side.STATEMENT, row)));
        return refs;
    }

    /// Takes apart what a run of before kept together.
    void apart(Unit unit, RunId run) {
        List<ResultChunk> chunks = of(unit, run);
        boolean together =
                chunks.stream()
                        .anyMatch(
                                chunk ->
                                        !chunk.suggestions().isEmpty()
                                                || !chunk.explanations().isEmpty());
        if (together) {
            List<Suggestion> suggested = together(unit, run);
            List<Explanation> explained =
                    chunks.stream().flatMap(chunk -> chunk.explanations().stream()).toList();
            List<RuleOutcome> checks =
                    chunks.stream().flatMap(chunk -> chunk.checks().stream()).toList();
            common(unit).remove(its(run));
            putSuggestions(unit, run, 0, ordered(suggested));
            putReasons(unit, run, explained);
            putChecks(unit, run, checks);
        }
    }

    private static List<Suggestion> together(Unit unit, RunId run) {
        return of(unit, run).stream().flatMap(chunk -> chunk.suggestions().stream()).toList();
    }

    static List<StoredSuggestion> naming(Unit unit, RunId run, Collection<RowRef> rows) {
        return suggestions(unit)
                .all(and(its(run), in("rows", names(rows))), ascending("place"), Integer.MAX_VALUE);
    }

    private static List<String> names(Suggestion suggestion) {
        return names(refs(suggestion));
    }

    static List<String> names(Collection<RowRef> rows) {
        return rows.stream().map(row -> row.side() + "/" + row.rowId()).toList();
    }

    static List<ResultChunk> of(Unit unit, RunId run) {
        return common(unit).all(its(run), ascending("place"), Integer.MAX_VALUE);
    }

    static String id(RunId run, RowRef row) {
        return run.value() + "/" + row.side() + "/" + row.rowId();
    }

    private static String text(RunId run) {
        return run.value().toString();
    }

    static org.bson.conversions.Bson its(RunId run) {
        return eq("run", run.value().toString());
    }

    private static Documents<ResultChunk> common(Unit unit) {
        return unit.documents(COMMON, ResultChunk.class);
    }

    static Documents<StoredSuggestion> suggestions(Unit unit) {
        return unit.documents(SUGGESTIONS, StoredSuggestion.class);
    }

    static Documents<StoredReason> reasons(Unit unit) {
        return unit.documents(REASONS, StoredReason.class);
    }
}
