package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Suggests again where what is proposed, or what it competes with, changed: all rows that share
/// proposals with the changed ones, step by step.
final class SuggestionRound {
    private final LiveBoard live;
    private final SubsetRound subsets;
    private final List<Rules> passes;

    SuggestionRound(LiveBoard live, SubsetRound subsets) {
        this.live = live;
        this.subsets = subsets;
        passes =
                live.rules.stream()
                        .filter(it -> it.pass.shape() != MatchPass.Shape.SUBSET)
                        .toList();
    }

    void run() {
        Reach reach = new Reach(live, passes, true);
        for (Side side : Side.values()) {
            for (int row : live.change(side).changed()) {
                reach.add(side, row);
            }
        }
        subsets.touched().forEach(it -> add(reach, it));
        reach.close();
        while (grows(reach)) {
            reach.close();
        }
        if (!reach.isEmpty()) {
            suggest(reach);
        }
    }

    private static void add(Reach reach, Proposals.Proposal it) {
        Arrays.stream(it.book().rows).forEach(row -> reach.add(Side.BOOK, row));
        Arrays.stream(it.statement().rows).forEach(row -> reach.add(Side.STATEMENT, row));
    }

    /// Takes in the rows that share a subset with those taken in.
    private boolean grows(Reach reach) {
        boolean more = false;
        for (LiveBoard.Subsets each : live.subsets.values()) {
            for (Proposals.Proposal it : each.found()) {
                long inside = reach.count(it.book()) + (long) reach.count(it.statement());
                if (inside > 0 && inside < it.book().rows.length + it.statement().rows.length) {
                    add(reach, it);
                    more = true;
                }
            }
        }
        return more;
    }

    private void suggest(Reach reach) {
        int[] ours = reach.rows(Side.BOOK);
        for (int row : ours) {
            if (live.suggestions.remove(row) != null) {
                live.change(Side.BOOK).touchSuggestions(row);
            }
        }
        Board some = live.board.some(ours, reach.rows(Side.STATEMENT));
        List<Rules> rules = some.rules();
        Proposals proposals = new Proposals();
        for (Rules pass : passes) {
            stand(some.book, pass.number);
            stand(some.statement, pass.number);
            Candidates candidates = new Candidates(some, rules.get(pass.number));
            candidates.search(new AmountOrder(some.book), new AmountOrder(some.statement));
            proposals.addAll(candidates);
        }
        end(some.book);
        end(some.statement);
        large(some, rules, reach).forEach(proposals::add);
        for (Shown.Suggested it : new Shown(some, rules, proposals).suggestions) {
            Party book = live.whole(it.book());
            Rules pass = live.rules.get(it.rules().number);
            live.suggestions
                    .computeIfAbsent(book.position(), _ -> new ArrayList<>())
                    .add(
                            new Shown.Suggested(
                                    it.rank(), pass, it.score(), book, live.whole(it.statement())));
            live.change(Side.BOOK).touchSuggestions(book.position());
        }
    }

    /// Lets the rows stand as they come to a pass.
    private void stand(Lane some, int pass) {
        Change change = live.change(some.side);
        for (int at = 0; at < some.count; at++) {
            some.usedBy[at] = change.isFree(some.source[at], pass) ? Lane.FREE : Lane.STANDING;
        }
    }

    private void end(Lane some) {
        Lane lane = live.lane(some.side);
        for (int at = 0; at < some.count; at++) {
            some.usedBy[at] = lane.usedBy[some.source[at]];
        }
    }

    private List<Proposals.Proposal> large(Board some, List<Rules> rules, Reach reach) {
        List<Proposals.Proposal> large = new ArrayList<>();
        Map<Integer, Integer> books = new HashMap<>();
        Map<Integer, Integer> statements = new HashMap<>();
        for (LiveBoard.Subsets each : live.subsets.values()) {
            for (Proposals.Proposal it : each.found()) {
                if (reach.count(it.book()) > 0) {
                    large.add(
                            new Proposals.Proposal(
                                    rules.get(it.rules().number),
                                    it.reason(),
                                    it.score(),
                                    some(some.book, books, it.book()),
                                    some(some.statement, statements, it.statement())));
                }
            }
        }
        return large;
    }

    private static Party some(Lane lane, Map<Integer, Integer> places, Party whole) {
        if (places.isEmpty()) {
            for (int at = 0; at < lane.count; at++) {
                places.put(lane.source[at], at);
            }
        }
        int[] rows = Arrays.stream(whole.rows).map(places::get).toArray();
        return rows.length == 1 ? Party.single(lane, rows[0]) : Party.group(lane, rows);
    }
}
