package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Explains again the rows whose closest candidate may be another one: rows that are new in this
/// state, rows whose candidate changed, and rows to which a changed row may be closer.
final class ExplanationRound {
    private final LiveBoard live;
    private final List<Rules> passes;
    private final Map<Side, int[]> changed = new HashMap<>();
    private final Map<Side, BitSet> dirty = new HashMap<>();

    ExplanationRound(LiveBoard live) {
        this.live = live;
        passes =
                live.rules.reversed().stream()
                        .filter(it -> it.pass.shape() != MatchPass.Shape.SUBSET)
                        .toList();
    }

    void run() {
        for (Side side : Side.values()) {
            changed.put(side, live.change(side).changed());
            dirty.put(side, new BitSet(live.lane(side).count));
        }
        for (Side side : Side.values()) {
            changedThemselves(side);
            changedCandidates(side);
        }
        if (!passes.isEmpty()) {
            for (Side side : Side.values()) {
                new CloserRows(live, passes, rows(side.opposite()), dirty(side)).find(side);
            }
        }
        for (Side side : Side.values()) {
            explain(side);
        }
    }

    private int[] rows(Side side) {
        return changed.getOrDefault(side, new int[0]);
    }

    private BitSet dirty(Side side) {
        return dirty.getOrDefault(side, new BitSet());
    }

    private void changedThemselves(Side side) {
        Lane lane = live.lane(side);
        Set<Integer> keys = new HashSet<>();
        for (int row : rows(side)) {
            if (!lane.isUsed(row)) {
                dirty(side).set(row);
            } else if (live.whys(side).remove(row)) {
                live.change(side).touchExplanation(row);
            }
            if (lane.key[row] != Texts.EMPTY) {
                keys.add(lane.key[row]);
            }
        }
        for (int key : keys) {
            Party group = live.side(side).groups.get(key);
            if (group != null) {
                for (int row : group.rows) {
                    dirty(side).set(row);
                }
            }
        }
    }

    private void changedCandidates(Side side) {
        BitSet others = new BitSet(live.lane(side.opposite()).count);
        LiveSide far = live.side(side.opposite());
        for (int row : rows(side.opposite())) {
            others.set(row);
            if (far.lane.key[row] != Texts.EMPTY) {
                far.eachOfKey(far.lane.key[row], others::set);
            }
        }
        live.whys(side).eachBy(others, dirty(side)::set);
    }

    private void explain(Side side) {
        LiveSide far = live.side(side.opposite());
        GroupShelf shelf = new GroupShelf(live.board, far.groups);
        Lane lane = live.lane(side);
        dirty(side).stream()
                .forEach(
                        row -> {
                            Finding found =
                                    passes.isEmpty() ? null : closest(lane, row, far, shelf);
                            live.whys(side).put(row, found);
                            live.change(side).touchExplanation(row);
                        });
    }

    private @Nullable Finding closest(Lane lane, int row, LiveSide far, GroupShelf shelf) {
        Party own = Party.single(lane, row);
        Party group =
                lane.key[row] == Texts.EMPTY
                        ? null
                        : live.side(lane.side).groups.get(lane.key[row]);
        Closest search = new Closest(live.board, own, far.lane, passes.getFirst());
        for (int failures = 1; failures < Condition.values().length; failures++) {
            for (Rules rules : passes) {
                Party mine = rules.pass.shape().groups(lane.side) ? group : own;
                if (mine != null && search.begin(rules, mine, failures)) {
                    look(search, far, shelf);
                    if (search.found() != null) {
                        return search.found();
                    }
                }
            }
        }
        return null;
    }

    private static void look(Closest search, LiveSide far, GroupShelf shelf) {
        if (search.rules().pass.shape().groups(far.lane.side)) {
            shelf.look(search);
            return;
        }
        search.look(far.open);
        search.look(far.used);
        if (!search.needsText()) {
            return;
        }
        int key = search.mine().key;
        if (search.rules().keyed) {
            far.eachOfKey(key, search::consider);
            far.texts.naming(key, search::consider);
        } else {
            far.texts.equal(search.mine().text, search::consider);
        }
    }
}
