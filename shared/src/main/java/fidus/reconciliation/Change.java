package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// What one round of a run that goes on changes about the rows of one side and currency: how they
/// stood before, beside how they stand now.
final class Change {
    private final Lane lane;
    private final int old;
    private final int[] added;

    /// Old rows that were set, and how they stood before.
    private final BitSet touched = new BitSet();

    private final Map<Integer, Integer> before = new HashMap<>();

    /// Rows people decided about since.
    private final BitSet forced = new BitSet();

    private int @Nullable [] changed;
    private final BitSet matched = new BitSet();
    private final BitSet unsearched = new BitSet();
    private final BitSet suggested = new BitSet();
    private final BitSet explained = new BitSet();

    /// @param old how many rows the table had before
    /// @param added rows of this currency that move money
    Change(Lane lane, int old, int[] added) {
        this.lane = lane;
        this.old = old;
        this.added = added;
    }

    /// Book rows whose suggestions may have changed.
    void touchSuggestions(int row) {
        suggested.set(row);
    }

    /// Rows whose explanation may have changed.
    void touchExplanation(int row) {
        explained.set(row);
    }

    /// Book rows with which a match started or starts.
    void touchMatch(int row) {
        matched.set(row);
    }

    /// Rows for which a subset was or was not looked for.
    void touchUnsearched(int row) {
        unsearched.set(row);
    }

    BitSet matched() {
        return matched;
    }

    BitSet unsearched() {
        return unsearched;
    }

    BitSet suggested() {
        return suggested;
    }

    BitSet explained() {
        return explained;
    }

    int[] added() {
        return added;
    }

    void force(int row) {
        forced.set(row);
    }

    private static int packed(int used, int aside, int gap) {
        return ((used & 0xff) << 24) | ((aside & 0xff) << 16) | (gap & 0xffff);
    }

    private int now(int row) {
        return packed(lane.usedBy[row], lane.asideSince[row], lane.gap[row]);
    }

    /// Sets how a row stands; what it was is kept.
    void set(int row, byte used, byte aside, short gap) {
        if (row < old && !touched.get(row)) {
            touched.set(row);
            before.put(row, now(row));
        }
        lane.usedBy[row] = used;
        lane.asideSince[row] = aside;
        lane.gap[row] = gap;
    }

    private int was(int row) {
        return touched.get(row) ? before.getOrDefault(row, 0) : now(row);
    }

    /// Whether the row came to a pass free before this round.
    boolean wasFree(int row, int pass) {
        if (row >= old) {
            return false;
        }
        int state = was(row);
        return (byte) (state >> 24) >= pass && (byte) (state >> 16) >= pass;
    }

    boolean isFree(int row, int pass) {
        return lane.usedBy[row] >= pass && lane.asideSince[row] >= pass;
    }

    /// Whether the row was in no match before this round.
    boolean wasOpen(int row) {
        return row < old && (byte) (was(row) >> 24) == Lane.FREE;
    }

    /// Rows that come to a pass other than before.
    int[] dirty(int pass) {
        BitSet dirty = new BitSet();
        for (int row : added) {
            dirty.set(row, isFree(row, pass));
        }
        for (int row : before.keySet()) {
            if (wasFree(row, pass) != isFree(row, pass)) {
                dirty.set(row);
            }
        }
        for (int row = forced.nextSetBit(0); row >= 0; row = forced.nextSetBit(row + 1)) {
            if (wasFree(row, pass) || isFree(row, pass)) {
                dirty.set(row);
            }
        }
        return dirty.stream().toArray();
    }

    /// Rows that are new, decided about by people, or stand otherwise than before, in row order; to
    /// be asked once the passes are over.
    int[] changed() {
        if (changed == null) {
            BitSet rows = new BitSet(lane.count);
            rows.or(forced);
            for (int row : added) {
                rows.set(row);
            }
            before.forEach(
                    (row, state) -> {
                        if (state != now(row)) {
                            rows.set(row);
                        }
                    });
            int[] found = rows.stream().toArray();
            lane.sort(found);
            changed = found;
        }
        return changed;
    }
}
