package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// One side's rows of one currency in a run that goes on, found by day, text and key. Rows are only
/// added; positions are those of the table.
final class LiveSide {
    private static final int KEYS = 1 << 18;

    final Lane lane;
    final DayRows all;
    final TextShelf texts;

    /// Open rows, and those of them that have a key as groups.
    final Nearby open;

    final Nearby used;
    final Map<Integer, Party> groups = new HashMap<>();

    /// Rows that were open after some round.
    final TextShelf openTexts;

    private final DayRows openRows;
    private final BitSet wasOpen = new BitSet();
    private final BitSet keyHashes = new BitSet();
    private final Map<Integer, int[]> keyed = new HashMap<>();

    LiveSide(Lane lane) {
        this.lane = lane;
        all = new DayRows(lane);
        openRows = new DayRows(lane);
        texts = new TextShelf(lane, lane.count);
        openTexts = new TextShelf(lane, lane.count / 2);
        open = new Nearby(lane, false, openRows, true);
        used = new Nearby(lane, true, all, false);
    }

    void add(int[] rows) {
        int[] sorted = rows.clone();
        lane.sort(sorted);
        all.update(sorted, _ -> true);
        for (int row : rows) {
            texts.add(row);
            if (lane.key[row] != Texts.EMPTY) {
                keyHashes.set(lane.table.texts().hash(lane.key[row]) & (KEYS - 1));
                keyed.merge(lane.key[row], new int[] {row}, LiveSide::joined);
            }
        }
    }

    private static int[] joined(int[] rows, int[] more) {
        int[] all = Arrays.copyOf(rows, rows.length + more.length);
        System.arraycopy(more, 0, all, rows.length, more.length);
        return all;
    }

    /// Shows the keys of this side that a text names, and others.
    void eachNamed(int text, IntConsumer keys) {
        TextShelf.eachRun(lane.table.texts(), text, hash -> keyHashes.get(hash & (KEYS - 1)), keys);
    }

    boolean hasKey(int key) {
        return keyed.containsKey(key);
    }

    void eachOfKey(int key, IntConsumer found) {
        Arrays.stream(keyed.getOrDefault(key, new int[0])).forEach(found);
    }

    /// The rows of a key that belong together, in row order; nothing without rows.
    @Nullable Party group(int key, IntPredicate belongs) {
        int[] rows = Arrays.stream(keyed.getOrDefault(key, new int[0])).filter(belongs).toArray();
        lane.sort(rows);
        return rows.length == 0 ? null : Party.group(lane, rows);
    }

    /// Takes note that rows were matched, freed or added.
    ///
    /// @param changed in row order
    void refresh(int[] changed) {
        openRows.update(changed, row -> !lane.isUsed(row));
        for (int row : changed) {
            if (!lane.isUsed(row) && !wasOpen.get(row)) {
                wasOpen.set(row);
                openTexts.add(row);
            }
            int key = lane.key[row];
            if (key != Texts.EMPTY) {
                Party group = group(key, it -> !lane.isUsed(it));
                if (group == null) {
                    groups.remove(key);
                } else {
                    groups.put(key, group);
                }
            }
        }
    }

    /// Shows the rows that cannot be told apart from this one by what a person sees, itself too.
    void eachTwin(int row, IntConsumer found) {
        all.each(
                lane.booked[row],
                lane.booked[row],
                span -> {
                    int at = IntSort.firstFrom(span.sums, span.from, span.to, lane.sum[row]);
                    for (; at < span.to && span.sums[at] == lane.sum[row]; at++) {
                        if (isTwin(row, span.rows[at])) {
                            found.accept(span.rows[at]);
                        }
                    }
                });
    }

    private boolean isTwin(int one, int other) {
        return lane.valued(one) == lane.valued(other)
                && lane.key[one] == lane.key[other]
                && TextOrder.compare(lane.table.texts(), lane.text[one], lane.text[other]) == 0;
    }
}
