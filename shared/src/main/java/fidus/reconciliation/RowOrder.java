package fidus.reconciliation;

/// Sorts rows of a table into row order: booking date, amount, text, id. Date and amount are one
/// number as long as they fit into one, so that only rows equal in both are compared.
final class RowOrder {
    private static final int FEW = 48;

    private final RowTable table;

    RowOrder(RowTable table) {
        this.table = table;
    }

    void sort(int[] rows, int count) {
        if (count <= FEW || !byDateAndAmount(rows, count)) {
            IntSort.sort(rows, 0, count, this::compare);
        }
    }

    /// @return whether dates and amounts fit into one number
    private boolean byDateAndAmount(int[] rows, int count) {
        int firstDay = Integer.MAX_VALUE;
        int lastDay = Integer.MIN_VALUE;
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            int day = table.booked(rows[i]);
            long amount = table.amount(rows[i]);
            firstDay = Math.min(firstDay, day);
            lastDay = Math.max(lastDay, day);
            least = Math.min(least, amount);
            most = Math.max(most, amount);
        }
        long days = (long) lastDay - firstDay;
        long range = most - least;
        int bits = 64 - Long.numberOfLeadingZeros(range);
        if (range < 0 || bits + 64 - Long.numberOfLeadingZeros(days) > 62) {
            return false;
        }
        long[] keys = new long[count];
        boolean sorted = true;
        for (int i = 0; i < count; i++) {
            long day = (long) table.booked(rows[i]) - firstDay;
            keys[i] = (day << bits) | (table.amount(rows[i]) - least);
            sorted &= i == 0 || keys[i - 1] <= keys[i];
        }
        if (!sorted) {
            IntSort.radix(rows, keys, count);
        }
        equalOnes(rows, keys, count);
        return true;
    }

    private void equalOnes(int[] rows, long[] keys, int count) {
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && keys[to] == keys[from]) {
                to++;
            }
            if (to - from > 1) {
                IntSort.sort(rows, from, to, this::compareWords);
            }
            from = to;
        }
    }

    int compare(int one, int other) {
        int order = Integer.compare(table.booked(one), table.booked(other));
        if (order == 0) {
            order = Long.compare(table.amount(one), table.amount(other));
        }
        return order == 0 ? compareWords(one, other) : order;
    }

    private int compareWords(int one, int other) {
        int order = TextOrder.compare(table.texts(), table.text(one), table.text(other));
        return order == 0 ? table.compareIds(one, other) : order;
    }
}
