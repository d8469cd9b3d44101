package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one round of a run that goes on changes about the rows of one side and currency: how they
/// stood before, beside how they stand now.
final class Change {
    private final Lane lane;
    private final int old;
    private final int[] added;
    private final Map<Integer, Integer> before = new HashMap<>();

    /// Rows people decided about since.
    private final Set<Integer> forced = new HashSet<>();

    private int @Nullable [] changed;
    private final Set<Integer> matched = new HashSet<>();
    private final Set<Integer> unsearched = new HashSet<>();
    private final Set<Integer> suggested = new HashSet<>();
    private final Set<Integer> explained = new HashSet<>();

    /// @param old how many rows the table had before
    /// @param added rows of this currency that move money
    Change(Lane lane, int old, int[] added) {
        this.lane = lane;
        this.old = old;
        this.added = added;
    }

    /// Book rows whose suggestions may have changed.
    void touchSuggestions(int row) {
        suggested.add(row);
    }

    /// Rows whose explanation may have changed.
    void touchExplanation(int row) {
        explained.add(row);
    }

    /// Book rows with which a match started or starts.
    void touchMatch(int row) {
        matched.add(row);
    }

    /// Rows for which a subset was or was not looked for.
    void touchUnsearched(int row) {
        unsearched.add(row);
    }

    Set<Integer> matched() {
        return matched;
    }

    Set<Integer> unsearched() {
        return unsearched;
    }

    List<Integer> addedList() {
        return Arrays.stream(added).boxed().toList();
    }

    Set<Integer> suggested() {
        return suggested;
    }

    Set<Integer> explained() {
        return explained;
    }

    int[] added() {
        return added;
    }

    void force(int row) {
        forced.add(row);
    }

    private static int packed(int used, int aside, int gap) {
        return ((used & 0xff) << 24) | ((aside & 0xff) << 16) | (gap & 0xffff);
    }

    private int now(int row) {
        return packed(lane.usedBy[row], lane.asideSince[row], lane.gap[row]);
    }

    /// Sets how a row stands; what it was is kept.
    void set(int row, byte used, byte aside, short gap) {
        if (row < old) {
            before.putIfAbsent(row, now(row));
        }
        lane.usedBy[row] = used;
        lane.asideSince[row] = aside;
        lane.gap[row] = gap;
    }

    private int was(int row) {
        Integer known = before.get(row);
        return known == null ? now(row) : known;
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
    List<Integer> dirty(int pass) {
        List<Integer> dirty = new ArrayList<>();
        for (int row : added) {
            if (isFree(row, pass)) {
                dirty.add(row);
            }
        }
        for (int row : before.keySet()) {
            if (wasFree(row, pass) != isFree(row, pass)) {
                dirty.add(row);
            }
        }
        for (int row : forced) {
            if (wasFree(row, pass) || isFree(row, pass)) {
                dirty.add(row);
            }
        }
        return dirty;
    }

    /// Rows that are new, decided about by people, or stand otherwise than before, in row order; to
    /// be asked once the passes are over.
    int[] changed() {
        if (changed == null) {
            BitSet rows = new BitSet(lane.count);
            forced.forEach(rows::set);
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
            IntSort.sort(found, 0, found.length, lane::compare);
            changed = found;
        }
        return changed;
    }
}
