package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Rows of a run that no pass may use, because fraud is suspected of them, or because a match that
/// stays uses them together with rows of other days. They stay rows of the run, unmatched and with
/// that reason, so that its balance proof counts them. What is suspected is free again in the run
/// after two persons have settled the suspicion; what is matched, or taken back by another row of
/// the statements, is nobody's open row, and neither is a deposit that was recorded in error with
/// what takes it back.
///
/// @param rows of both sides, those of the books first, by id
/// @param matched those of them that have their counterpart on other days
/// @param offset those of them that another row takes back, as two persons said
/// @param errors those of the books that were recorded in error or take such a one back, each with
///   the other one
record SetAside(
        List<RowRef> rows, Set<RowRef> matched, Set<RowRef> offset, Map<RowRef, String> errors) {
    private static final String OFFSET =
            "USED: another row of the statements takes it back, as two persons said. It is not"
                    + " open.";
    private static final String ERROR =
            " of the books: recorded in error and taken back, as two persons said. No bank has"
                    + " either of them, and they come to nothing. It is not open.";
    private static final String MATCHED =
            "USED: matched with a row of other days, in a match that is signed or that a person"
                    + " made. It is not open.";
    private static final String WHY =
            "SUSPECTED: set aside, because fraud is suspected of this row. It is matched again once"
                    + " a second person has settled its break.";

    /// What has its counterpart elsewhere than in a match of the run.
    ///
    /// @param over rows that a match which stays uses together with rows of other days
    /// @param offset rows that others take back
    /// @param errors rows of the books that were recorded in error, each with what takes it back
    record Settled(Set<RowRef> over, Set<RowRef> offset, Map<String, String> errors) {
        static Settled over(Set<RowRef> over) {
            return new Settled(over, Set.of(), Map.of());
        }
    }

    /// The suspected ones and those settled elsewhere among the rows of a request that no match
    /// uses which stays.
    static SetAside of(Unit unit, String account, MatchRequest request, Settled settled) {
        List<RowRef> suspected = new ArrayList<>(Suspicions.refs(unit, account));
        if (suspected.isEmpty()
                && settled.over.isEmpty()
                && settled.offset.isEmpty()
                && settled.errors.isEmpty()) {
            return new SetAside(List.of(), Set.of(), Set.of(), Map.of());
        }
        Set<RowRef> free = new HashSet<>();
        request.book().forEach(row -> free.add(new RowRef(Side.BOOK, row.rowId())));
        request.statement().forEach(row -> free.add(new RowRef(Side.STATEMENT, row.rowId())));
        request.standing().forEach(match -> free.removeAll(RowRefs.of(match)));
        Set<RowRef> offset = new HashSet<>(settled.offset);
        offset.retainAll(free);
        offset.removeAll(settled.over);
        free.removeAll(settled.over);
        Map<RowRef, String> errors = errors(settled.errors, free, suspected);
        Stream<RowRef> elsewhere =
                Stream.of(settled.over, offset, errors.keySet()).flatMap(Set::stream);
        return new SetAside(
                Stream.concat(suspected.stream().filter(free::contains), elsewhere)
                        .distinct()
                        .sorted()
                        .toList(),
                settled.over,
                offset,
                errors);
    }

    /// Both rows of the pairs of which both are free; one whose other is matched, or of other days,
    /// is a row like any other.
    private static Map<RowRef, String> errors(
            Map<String, String> pairs, Set<RowRef> free, List<RowRef> suspected) {
        Map<RowRef, String> errors = new HashMap<>();
        pairs.forEach(
                (wrong, back) -> {
                    var one = new RowRef(Side.BOOK, wrong);
                    var other = new RowRef(Side.BOOK, back);
                    List<RowRef> both = List.of(one, other);
                    if (free.containsAll(both) && Collections.disjoint(suspected, both)) {
                        errors.put(one, back);
                        errors.put(other, wrong);
                    }
                });
        return errors;
    }

    /// Whether it is nobody's open row.
    boolean isSettled(RowRef row) {
        return matched.contains(row) || offset.contains(row) || errors.containsKey(row);
    }

    int settled() {
        return matched.size() + offset.size() + errors.size();
    }

    /// Whether a run says of a row that it is nobody's open one.
    static boolean isSettled(Explanation said) {
        return isOffset(said) || isError(said) || said.sentence().equals(MATCHED);
    }

    /// Whether a run says of a row that it was recorded in error, or takes such a one back.
    static boolean isError(Explanation said) {
        return said.sentence().endsWith(ERROR);
    }

    /// Whether a run says of a row that another one takes it back.
    static boolean isOffset(Explanation said) {
        return said.sentence().equals(OFFSET);
    }

    /// What the engine finds among the other rows, and these as unmatched.
    MatchResult match(MatchRequest request, Function<MatchRequest, MatchResult> engine) {
        if (rows.isEmpty()) {
            return engine.apply(request);
        }
        MatchResult found = engine.apply(without(request));
        List<RowRef> unmatched = new ArrayList<>(found.unmatched());
        List<Explanation> reasons = new ArrayList<>(found.explanations());
        for (RowRef row : rows) {
            unmatched.add(row);
            reasons.add(reason(row));
        }
        return new MatchResult(
                found.matches(),
                found.suggestions(),
                unmatched,
                reasons,
                found.unsearched(),
                found.informationOnly(),
                signed(found.inputHash()),
                signed(found.runHash()));
    }

    private MatchRequest without(MatchRequest request) {
        return new MatchRequest(
                request.profile(),
                without(Side.BOOK, request.book()),
                without(Side.STATEMENT, request.statement()),
                request.undone(),
                request.standing());
    }

    private List<MatchRow> without(Side side, List<MatchRow> all) {
        var aside = new HashSet<>(rows);
        return all.stream().filter(row -> !aside.contains(new RowRef(side, row.rowId()))).toList();
    }

    private Explanation reason(RowRef row) {
        if (isSettled(row)) {
            var used = new Explanation.Failure(Condition.USED, "settled", "free");
            String other = errors.get(row);
            String why =
                    other != null
                            ? "USED: it and row " + other + ERROR
                            : matched.contains(row) ? MATCHED : OFFSET;
            return new Explanation(row, null, List.of(used), why);
        }
        var failure =
                new Explanation.Failure(Condition.SUSPECTED, "fraud suspected", "settled by two");
        return new Explanation(row, null, List.of(failure), WHY);
    }

    private String signed(String hash) {
        return Canonical.sha256(
                (hash + "\naside " + Canonical.text(rows)).getBytes(StandardCharsets.UTF_8));
    }
}
