package fidus.reconciliation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the rows in no match to which a changed row of the other side may be closer than the
/// candidate they are explained by. It may find a few too many, never too few.
final class CloserRows {
    private final LiveBoard live;
    private final List<Rules> passes;
    private final int[] changed;
    private final BitSet dirty;

    /// @param changed rows of the other side, in row order
    /// @param dirty rows that are explained again; more are added
    CloserRows(LiveBoard live, List<Rules> passes, int[] changed, BitSet dirty) {
        this.live = live;
        this.passes = passes;
        this.changed = changed;
        this.dirty = dirty;
    }

    void find(Side side) {
        if (changed.length > 0) {
            LiveSide near = live.side(side);
            byWords(near);
            byKeys(near);
            byPlace(near);
        }
    }

    private void byWords(LiveSide near) {
        List<Rules> equal =
                passes.stream()
                        .filter(it -> !it.keyed && it.pass.reference() == ReferenceMode.EQUAL)
                        .toList();
        Lane far = live.lane(near.lane.side.opposite());
        for (int row : equal.isEmpty() ? new int[0] : changed) {
            near.openTexts.equal(
                    far.text[row],
                    own -> {
                        if (isOpen(near, own) && isCloser(near, own, far, equal, row)) {
                            dirty.set(own);
                        }
                    });
        }
    }

    private boolean isOpen(LiveSide near, int row) {
        return !near.lane.isUsed(row) && !dirty.get(row);
    }

    private boolean isCloser(LiveSide near, int own, Lane far, List<Rules> equal, int row) {
        Known known = Known.of(live, near.lane, own);
        Closest search =
                new Closest(live.board, Party.single(near.lane, own), far, passes.getFirst());
        for (Rules pass : equal) {
            int most = known.most(pass);
            for (int failures = Math.max(1, most - 1); failures <= most; failures++) {
                if (known.begin(search, pass, search.own, failures)) {
                    search.consider(row);
                    if (search.found() != null) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Groups whose key a changed row names, or has.
    private void byKeys(LiveSide near) {
        Lane far = live.lane(near.lane.side.opposite());
        Set<Integer> named = new HashSet<>();
        for (int row : near.groups.isEmpty() ? new int[0] : changed) {
            named.add(far.key[row]);
            near.eachNamed(far.text[row], named::add);
        }
        for (int key : named) {
            Party group = near.groups.get(key);
            if (group != null) {
                for (int row : group.rows) {
                    dirty.set(row);
                }
            }
        }
    }

    private void byPlace(LiveSide near) {
        Lane far = live.lane(near.lane.side.opposite());
        LiveSide all = live.side(far.side);
        DayRows open = new DayRows(far);
        DayRows used = new DayRows(far);
        open.update(changed, row -> !far.isUsed(row));
        used.update(changed, far::isUsed);
        Map<Integer, Party> groups = new HashMap<>();
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int row : changed) {
            Party group = all.groups.get(far.key[row]);
            if (group != null) {
                groups.put(far.key[row], group);
                first = Math.min(first, group.firstBooked());
                last = Math.max(last, group.lastBooked());
            }
            first = Math.min(first, far.booked[row]);
            last = Math.max(last, far.booked[row]);
        }
        var places =
                new Places(
                        new Nearby(far, false, open, true),
                        new Nearby(far, true, used, true),
                        new GroupShelf(live.board, groups));
        int reach =
                live.board.profile.limits().reachDays()
                        + Math.max(near.lane.mostShift, far.mostShift)
                        - Math.min(near.lane.leastShift, far.leastShift);
        near.open.each(
                first - reach,
                last + reach,
                span -> {
                    for (int row : span.rows) {
                        if (!dirty.get(row) && isCloser(near, row, places)) {
                            dirty.set(row);
                        }
                    }
                });
    }

    /// The changed rows by day and by amount.
    private record Places(Nearby open, Nearby used, GroupShelf groups) {}

    private boolean isCloser(LiveSide near, int row, Places places) {
        Known known = Known.of(live, near.lane, row);
        Party own = Party.single(near.lane, row);
        Party group = near.groups.get(near.lane.key[row]);
        Lane far = places.open.lane;
        Closest search = new Closest(live.board, own, far, passes.getFirst());
        for (int failures = 1; failures <= known.failures; failures++) {
            for (Rules rules : passes) {
                Party mine = rules.pass.shape().groups(near.lane.side) ? group : own;
                if (mine != null
                        && failures <= known.most(rules)
                        && known.begin(search, rules, mine, failures)) {
                    if (rules.pass.shape().groups(far.side)) {
                        places.groups.look(search);
                    } else {
                        search.look(places.open);
                        search.look(places.used);
                    }
                    if (search.found() != null) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// How close the candidate of a row is.
    private static final class Known {
        private final int failures;
        private final int pass;
        private final long gap;

        private Known(int failures, int pass, long gap) {
            this.failures = failures;
            this.pass = pass;
            this.gap = gap;
        }

        static Known of(LiveBoard live, Lane lane, int row) {
            Whys whys = live.whys(lane.side);
            return new Known(whys.failures(row), whys.pass(row), whys.gap(row));
        }

        /// How many conditions a closer candidate of a pass may fail.
        int most(Rules rules) {
            return rules.number >= pass ? failures : failures - 1;
        }

        boolean begin(Closest search, Rules rules, Party mine, int most) {
            if (most < 1 || !search.begin(rules, mine, most)) {
                return false;
            }
            if (most == failures && rules.number == pass) {
                search.bestGap = gap;
            }
            return true;
        }
    }
}
