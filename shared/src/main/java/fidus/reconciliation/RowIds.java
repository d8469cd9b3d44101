package fidus.reconciliation;

import fidus.contract.Refused;

import java.util.Arrays;

/// The rows of a table by their ids.
final class RowIds {
    private final RowTable table;

    /// The hash of an id above, its row plus one below 32 bits. The hash is kept because looking at
    /// another id costs a walk through memory.
    private long[] slots = new long[64];

    private int size;

    RowIds(RowTable table) {
        this.table = table;
    }

    /// Lists that are ordered by id, as most are, need no look-up.
    ///
    /// @throws Refused `BAD_VALUE` when an id is repeated
    static void requireUnique(RowTable table) {
        for (int row = 1; row < table.size(); row++) {
            if (table.compareIds(row - 1, row) >= 0) {
                new RowIds(table).append();
                return;
            }
        }
    }

    /// Takes in what was added to the table since.
    ///
    /// @throws Refused `BAD_VALUE` when an id is repeated
    void append() {
        int needed = Integer.highestOneBit(Math.max(32, table.size())) * 4;
        if (slots.length < needed) {
            long[] old = slots;
            slots = new long[needed];
            for (long slot : old) {
                if (slot != 0) {
                    slots[free((int) (slot >>> 32))] = slot;
                }
            }
        }
        for (; size < table.size(); size++) {
            int hash = table.hashId(size);
            int at = place(size, hash);
            if (slots[at] != 0) {
                throw table.twice(size);
            }
            slots[at] = ((long) hash << 32) | (size + 1);
        }
    }

    private int free(int hash) {
        int at = hash & (slots.length - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private int place(int row, int hash) {
        int at = hash & (slots.length - 1);
        while (slots[at] != 0
                && ((int) (slots[at] >>> 32) != hash || table.compareIds(row(at), row) != 0)) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private int row(int at) {
        return (int) slots[at] - 1;
    }

    /// The row of that id, or −1.
    int find(String id) {
        EvidenceLine line = new EvidenceLine();
        int length = line.start("").field(id).tab().length();
        int at = LineStore.hash(Arrays.copyOf(line.bytes(), length), 1) & (slots.length - 1);
        while (slots[at] != 0 && !table.id(row(at)).equals(id)) {
            at = (at + 1) & (slots.length - 1);
        }
        return row(at);
    }

    static int[] ordered(RowTable table) {
        int[] rows = new int[table.size()];
        Arrays.setAll(rows, i -> i);
        IntSort.sort(rows, 0, rows.length, table::compareIds);
        return rows;
    }

    /// @return of rows ordered by id, the first with the id of the row before it; -1 without one
    static int repeated(RowTable table, int[] rows) {
        for (int i = 1; i < rows.length; i++) {
            if (table.compareIds(rows[i - 1], rows[i]) == 0) {
                return rows[i];
            }
        }
        return -1;
    }
}
