package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/// All rows whose fate in some passes hangs together with that of a few rows, before a round or
/// after it: rows that are candidates of each other, step by step, and rows that look the same. It
/// may take in more than that, never less.
final class Reach {
    private final LiveBoard live;
    private final List<Rules> passes;
    private final boolean livingOnly;

    /// Rows still to be followed: twice the row, and one more for the statement.
    private int[] waiting = new int[256];

    private int size;
    private final BitSet[] seen;
    private final List<BitSet[]> expanded = new ArrayList<>();
    private final Set<GroupAt> groups = new HashSet<>();

    private record GroupAt(int pass, Side side, int key) {}

    /// @param livingOnly whether pairs count only while both rows are in no match
    Reach(LiveBoard live, List<Rules> passes, boolean livingOnly) {
        this.live = live;
        this.passes = passes;
        this.livingOnly = livingOnly;
        seen = rowSets(live);
        passes.forEach(_ -> expanded.add(rowSets(live)));
    }

    private static BitSet[] rowSets(LiveBoard live) {
        return new BitSet[] {
            new BitSet(live.board.book.count), new BitSet(live.board.statement.count)
        };
    }

    void add(Side side, int row) {
        if (!seen[place(side)].get(row)) {
            seen[place(side)].set(row);
            if (size == waiting.length) {
                waiting = Arrays.copyOf(waiting, 2 * size);
            }
            waiting[size++] = 2 * row + place(side);
        }
    }

    private static int place(Side side) {
        return side == Side.BOOK ? 0 : 1;
    }

    boolean isEmpty() {
        return seen[0].isEmpty() && seen[1].isEmpty();
    }

    int[] rows(Side side) {
        return seen[place(side)].stream().toArray();
    }

    /// How many rows of a party are taken in.
    int count(Party party) {
        int count = 0;
        for (int row : party.rows) {
            count += seen[place(party.lane.side)].get(row) ? 1 : 0;
        }
        return count;
    }

    void close() {
        while (size > 0) {
            int next = waiting[--size];
            Side side = (next & 1) == 0 ? Side.BOOK : Side.STATEMENT;
            for (int i = 0; i < passes.size(); i++) {
                expand(i, side, next >>> 1);
            }
        }
    }

    private boolean was(Rules pass, Side side, int row) {
        Change change = live.change(side);
        return change.wasFree(row, pass.number)
                && (!livingOnly || pass.keyed || change.wasOpen(row));
    }

    private boolean is(Rules pass, Side side, int row) {
        return live.change(side).isFree(row, pass.number)
                && (!livingOnly || pass.keyed || !live.lane(side).isUsed(row));
    }

    private boolean belongs(Rules pass, Side side, int row) {
        return was(pass, side, row) || is(pass, side, row);
    }

    private void expand(int number, Side side, int row) {
        BitSet done = expanded.get(number)[place(side)];
        Rules pass = passes.get(number);
        if (done.get(row) || !belongs(pass, side, row)) {
            return;
        }
        Lane lane = live.lane(side);
        live.side(side)
                .eachTwin(
                        row,
                        twin -> {
                            if (belongs(pass, side, twin)) {
                                add(side, twin);
                                done.set(twin, done.get(twin) || lane.text[twin] == lane.text[row]);
                            }
                        });
        if (!pass.keyed) {
            pairs(pass, side, row);
        } else if (!pass.pass.shape().groups(side)) {
            named(pass, side, row);
        } else if (lane.key[row] != Texts.EMPTY) {
            group(pass, side, lane.key[row]);
        }
    }

    private void pairs(Rules pass, Side side, int row) {
        Party own = Party.single(live.lane(side), row);
        Party probe = new Party(live.lane(side.opposite()));
        around(
                pass,
                own,
                other -> {
                    probe.set(other);
                    if (pass.isCandidate(own, probe)) {
                        add(side.opposite(), other);
                    }
                });
    }

    /// Rows of the other side that belong and whose day and amount may fit.
    private void around(Rules pass, Party own, IntConsumer found) {
        Side side = own.lane.side;
        LiveSide far = live.side(side.opposite());
        boolean in = own.sign > 0;
        long low = Math.max(1, pass.least(side, own.magnitude()));
        long high = pass.most(side, own.magnitude());
        int shift =
                Math.max(own.lane.mostShift, far.lane.mostShift)
                        - Math.min(own.lane.leastShift, far.lane.leastShift);
        int before = (side == Side.BOOK ? pass.before : pass.after) + shift;
        int after = (side == Side.BOOK ? pass.after : pass.before) + shift;
        far.all.each(
                own.firstBooked() - before,
                own.lastBooked() + after,
                span -> {
                    long last = in ? high : -low;
                    int at = IntSort.firstFrom(span.sums, span.from, span.to, in ? low : -high);
                    for (; at < span.to && span.sums[at] <= last; at++) {
                        if (belongs(pass, side.opposite(), span.rows[at])) {
                            found.accept(span.rows[at]);
                        }
                    }
                });
    }

    /// The groups a single row names.
    private void named(Rules pass, Side side, int row) {
        Lane lane = live.lane(side);
        LiveSide far = live.side(side.opposite());
        Set<Integer> keys = new HashSet<>();
        if (lane.key[row] != Texts.EMPTY) {
            keys.add(lane.key[row]);
        }
        far.eachNamed(lane.text[row], keys::add);
        Party own = Party.single(lane, row);
        for (int key : keys) {
            if (far.hasKey(key)
                    && !groups.contains(new GroupAt(pass.number, far.lane.side, key))
                    && compositions(pass, far, key).stream()
                            .anyMatch(it -> pass.isCandidate(own, it))) {
                group(pass, far.lane.side, key);
            }
        }
    }

    private List<Party> compositions(Rules pass, LiveSide side, int key) {
        List<Party> both = new ArrayList<>();
        Side name = side.lane.side;
        Party before = side.group(key, it -> was(pass, name, it));
        Party now = side.group(key, it -> is(pass, name, it));
        for (Party each : Arrays.asList(before, now)) {
            if (each != null && each.sign != 0 && pass.sizeFits(name, each.rows.length)) {
                both.add(each);
            }
        }
        return both;
    }

    private void group(Rules pass, Side side, int key) {
        if (!groups.add(new GroupAt(pass.number, side, key))) {
            return;
        }
        LiveSide near = live.side(side);
        near.eachOfKey(
                key,
                row -> {
                    if (belongs(pass, side, row)) {
                        add(side, row);
                    }
                });
        if (pass.pass.shape() == MatchPass.Shape.GROUP_TO_GROUP) {
            group(pass, side.opposite(), key);
            return;
        }
        Party probe = new Party(live.lane(side.opposite()));
        for (Party own : compositions(pass, near, key)) {
            around(
                    pass,
                    own,
                    other -> {
                        probe.set(other);
                        if (pass.isCandidate(own, probe)) {
                            add(side.opposite(), other);
                        }
                    });
        }
    }
}
