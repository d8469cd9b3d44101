package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of one amount, put together by their dates.
final class DateBlocks {
    private final Lane lane;
    private final List<int[]> blocks = new ArrayList<>();

    /// @param rows the first rows of their kinds, of one amount, by booking date
    private DateBlocks(Lane lane, int[] rows) {
        this.lane = lane;
        for (int from = 0; from < rows.length; ) {
            int to = from + 1;
            while (to < rows.length && lane.booked[rows[to]] == lane.booked[rows[from]]) {
                to++;
            }
            byValueDate(Arrays.copyOfRange(rows, from, to));
            from = to;
        }
    }

    /// @return rows of the same dates, by booking date; each in row order
    static List<int[]> of(Lane lane, int[] rows) {
        return new DateBlocks(lane, rows).blocks;
    }

    private void byValueDate(int[] rows) {
        if (lane.valued == null) {
            blocks.add(whole(rows));
            return;
        }
        Map<Integer, List<Integer>> valued = new LinkedHashMap<>();
        for (int row : rows) {
            valued.computeIfAbsent(lane.valued(row), _ -> new ArrayList<>()).add(row);
        }
        for (List<Integer> same : valued.values()) {
            blocks.add(whole(same.stream().mapToInt(row -> row).toArray()));
        }
    }

    /// All rows of the kinds.
    private int[] whole(int[] leaders) {
        int count = 0;
        for (int leader : leaders) {
            count += lane.size[leader];
        }
        int[] rows = new int[count];
        int at = 0;
        for (int leader : leaders) {
            for (int row = leader; row >= 0; row = lane.next[row]) {
                rows[at++] = row;
            }
        }
        Arrays.sort(rows);
        return rows;
    }
}
