package fidus.reconciliation;

import java.util.Arrays;

/// Puts rows together that cannot be told apart, once it is known which rows are named.
final class Kinds {
    private final Lane lane;

    Kinds(Lane lane) {
        this.lane = lane;
    }

    void gather() {
        int from = 0;
        while (from < lane.count) {
            int to = from + 1;
            while (to < lane.count
                    && lane.sum[to] == lane.sum[from]
                    && lane.booked[to] == lane.booked[from]) {
                to++;
            }
            if (to - from == 1) {
                lane.size[from] = 1;
            } else {
                gather(from, to);
            }
            from = to;
        }
    }

    private void gather(int from, int to) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        IntSort.sort(rows, 0, rows.length, this::compare);
        int leader = -1;
        int last = -1;
        for (int row : rows) {
            if (leader >= 0 && !lane.named.get(row) && compare(leader, row) == 0) {
                lane.next[last] = row;
                lane.size[leader]++;
            } else {
                leader = row;
                lane.size[row] = 1;
            }
            last = row;
        }
    }

    private int compare(int one, int other) {
        int order = Boolean.compare(lane.named.get(one), lane.named.get(other));
        if (order == 0) {
            order = Integer.compare(lane.text[one], lane.text[other]);
        }
        if (order == 0) {
            order = Integer.compare(lane.key[one], lane.key[other]);
        }
        return order == 0 ? Integer.compare(lane.valued(one), lane.valued(other)) : order;
    }
}
