package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says for each unmatched row which candidate came closest to it and what that one failed: fewest
/// failed conditions, then the later pass, the smaller difference, the fewer days, the row order.
///
/// It asks for one failed condition, then for two and so on, pass by pass from the last; what may
/// fail decides where to look: by amount, outwards from the row's own on each day, or by text. So
/// most rows are explained without seeing more than a few others.
final class Explainer {
    private final Board board;
    private final List<Rules> passes;
    private final Map<Side, Far> sides = new HashMap<>();

    /// What a row can be compared with on one side.
    private final class Far {
        final Lane lane;
        final Nearby open;
        final Nearby used;
        final Map<Integer, Party> groups;
        final GroupShelf shelf;
        final TextIndex texts;
        final Map<Integer, List<Integer>> named = new HashMap<>();

        Far(Side side, TextIndex index) {
            lane = board.lane(side);
            open = new Nearby(lane, false);
            used = new Nearby(lane, true);
            groups = board.groups(side, true, null);
            shelf = new GroupShelf(board, groups);
            texts = index;
            nameKeys(board.groups(side.opposite(), true, null));
        }

        /// Which rows name the keys of the other side's groups.
        private void nameKeys(Map<Integer, Party> theirs) {
            if (theirs.isEmpty()) {
                return;
            }
            KeyFinder finder = new KeyFinder(board.texts, theirs.keySet());
            for (int row : lane.bySum()) {
                if (theirs.containsKey(lane.key[row])) {
                    named.computeIfAbsent(lane.key[row], key -> new ArrayList<>()).add(row);
                }
                finder.each(
                        lane.text[row],
                        key -> named.computeIfAbsent(key, it -> new ArrayList<>()).add(row));
            }
        }
    }

    Explainer(Board board, List<Rules> passes) {
        this.board = board;
        this.passes =
                passes.reversed().stream()
                        .filter(it -> it.pass.shape() != MatchPass.Shape.SUBSET)
                        .toList();
        TextIndex.both(board).forEach((side, index) -> sides.put(side, new Far(side, index)));
    }

    /// The closest candidate of a row in no match, or nothing when the other side has none in
    /// reach.
    @Nullable Finding closest(Lane lane, int row) {
        Far far = sides.get(lane.side.opposite());
        Far near = sides.get(lane.side);
        if (far == null || near == null || far.lane.count == 0 || passes.isEmpty()) {
            return null;
        }
        Party own = Party.single(lane, row);
        Party group = lane.key[row] == Texts.EMPTY ? null : near.groups.get(lane.key[row]);
        Closest search = new Closest(board, own, far.lane, passes.getFirst());
        for (int failures = 1; failures < Condition.values().length; failures++) {
            for (Rules rules : passes) {
                Party mine = rules.pass.shape().groups(lane.side) ? group : own;
                if (mine != null && search.begin(rules, mine, failures)) {
                    look(search, far);
                    if (search.found() != null) {
                        return search.found();
                    }
                }
            }
        }
        return null;
    }

    private void look(Closest search, Far far) {
        if (search.rules().pass.shape().groups(far.lane.side)) {
            far.shelf.look(search);
            return;
        }
        search.look(far.open);
        search.look(far.used);
        if (!search.needsText()) {
            return;
        }
        if (search.rules().keyed) {
            far.named.getOrDefault(search.mine().key, List.of()).forEach(search::consider);
        } else {
            far.texts.each(search.mine().text, Long.MIN_VALUE, Long.MAX_VALUE, search::consider);
        }
    }
}
