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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Rows of a run that no pass may use, because fraud is suspected of them, or because a match that
/// stays uses them together with rows of other days. They stay rows of the run, unmatched and with
/// that reason, so that its balance proof counts them. What is suspected is free again in the run
/// after two persons have settled the suspicion; what is matched, or taken back by another row of
/// the statements, is nobody's open row.
///
/// @param rows of both sides, those of the books first, by id
/// @param matched those of them that have their counterpart on other days
/// @param offset those of them that another row takes back, as two persons said
record SetAside(List<RowRef> rows, Set<RowRef> matched, Set<RowRef> offset) {
    private static final String OFFSET =
            "USED: another row of the statements takes it back, as two persons said. It is not"
                    + " open.";
    private static final String OPENED =
            "USED: the row of the statements that took it back is matched with something"
                    + " else. The next run looks for its counterpart.";
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
    record Settled(Set<RowRef> over, Set<RowRef> offset) {}

    /// The suspected ones and those settled elsewhere among the rows of a request that no match
    /// uses which stays.
    static SetAside of(Unit unit, String account, MatchRequest request, Settled settled) {
        List<RowRef> suspected = new ArrayList<>(Suspicions.refs(unit, account));
        if (suspected.isEmpty() && settled.over.isEmpty() && settled.offset.isEmpty()) {
            return new SetAside(List.of(), Set.of(), Set.of());
        }
        Set<RowRef> free = new HashSet<>();
        request.book().forEach(row -> free.add(new RowRef(Side.BOOK, row.rowId())));
        request.statement().forEach(row -> free.add(new RowRef(Side.STATEMENT, row.rowId())));
        request.standing().forEach(match -> free.removeAll(RowRefs.of(match)));
        Set<RowRef> offset = new HashSet<>(settled.offset);
        offset.retainAll(free);
        offset.removeAll(settled.over);
        Stream<RowRef> elsewhere = Stream.concat(settled.over.stream(), offset.stream());
        return new SetAside(
                Stream.concat(suspected.stream().filter(free::contains), elsewhere)
                        .distinct()
                        .sorted()
                        .toList(),
                settled.over,
                offset);
    }

    /// Whether it is nobody's open row.
    boolean isSettled(RowRef row) {
        return matched.contains(row) || offset.contains(row);
    }

    int settled() {
        return matched.size() + offset.size();
    }

    /// Whether a run says of a row that it is nobody's open one.
    static boolean isSettled(Explanation said) {
        return isOffset(said) || said.sentence().equals(MATCHED);
    }

    /// Whether a run says of a row that another one takes it back.
    static boolean isOffset(Explanation said) {
        return said.sentence().equals(OFFSET);
    }

    /// What a run says of such a row once a person matched either of the two.
    static Explanation opened(RowRef row) {
        var failure = new Explanation.Failure(Condition.USED, "no longer taken back", "free");
        return new Explanation(row, null, List.of(failure), OPENED);
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
            String why = matched.contains(row) ? MATCHED : OFFSET;
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
