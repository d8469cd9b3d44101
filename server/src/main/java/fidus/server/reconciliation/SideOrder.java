package fidus.server.reconciliation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// All rows of one side in an order; rows of one value stand as the run has them, up and down. Just
/// over 4 bytes a row.
final class SideOrder {
    private final int[] places;
    private final BitSet begins;
    private final int valued;

    /// @param places of the rows in that order, each once
    /// @param begins where in it another value begins
    /// @param valued how many rows have a value; those behind come last up and down
    SideOrder(int[] places, BitSet begins, int valued) {
        this.places = places;
        this.begins = begins;
        this.valued = valued;
    }

    /// @param value of the row at a place
    static SideOrder by(int rows, IntUnaryOperator value) {
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = ((long) value.applyAsInt(row) << Integer.SIZE) | row;
        }
        Arrays.sort(keys);
        int[] places = new int[rows];
        var begins = new BitSet(rows);
        for (int i = 0; i < rows; i++) {
            places[i] = (int) keys[i];
            begins.set(i, i == 0 || value(keys[i]) != value(keys[i - 1]));
        }
        return new SideOrder(places, begins, rows);
    }

    private static long value(long key) {
        return key >> Integer.SIZE;
    }

    /// Some places in this order.
    int[] of(int[] fitting, boolean down) {
        var wanted = new BitSet(places.length);
        for (int place : fitting) {
            wanted.set(place);
        }
        int[] ordered = new int[fitting.length];
        int[] found = {0};
        each(
                down,
                place -> {
                    if (wanted.get(place)) {
                        ordered[found[0]++] = place;
                    }
                    return found[0] < ordered.length;
                });
        return ordered;
    }

    /// Which of some places is the first at that one or after it.
    ///
    /// @param ordered as {@link #of} gives them
    /// @return its index, the number of places when there is none
    int indexOf(int[] ordered, boolean down, int place) {
        int[] before = {0};
        each(
                down,
                one -> {
                    boolean there = one == place || before[0] == ordered.length;
                    if (!there && ordered[before[0]] == one) {
                        before[0]++;
                    }
                    return !there;
                });
        return before[0];
    }

    private void each(boolean down, IntPredicate goesOn) {
        if (!down) {
            var _ = run(0, places.length, goesOn);
            return;
        }
        int end = valued;
        boolean more = true;
        while (more && end > 0) {
            int from = begins.previousSetBit(end - 1);
            more = run(from, end, goesOn);
            end = from;
        }
        if (more) {
            var _ = run(valued, places.length, goesOn);
        }
    }

    private boolean run(int from, int to, IntPredicate goesOn) {
        for (int i = from; i < to; i++) {
            if (!goesOn.test(places[i])) {
                return false;
            }
        }
        return true;
    }
}
