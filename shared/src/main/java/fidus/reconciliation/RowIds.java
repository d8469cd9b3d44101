package fidus.reconciliation;

import fidus.contract.Refused;

import java.util.Arrays;

/// The rows of a table by their ids.
final class RowIds {
    private final RowTable table;

    /// Row plus one, by the hash of its id.
    private int[] slots = new int[64];

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
            slots = new int[needed];
            for (int row = 0; row < size; row++) {
                slots[place(row)] = row + 1;
            }
        }
        for (; size < table.size(); size++) {
            int at = place(size);
            if (slots[at] > 0) {
                throw table.twice(size);
            }
            slots[at] = size + 1;
        }
    }

    private int place(int row) {
        int at = table.hashId(row) & (slots.length - 1);
        while (slots[at] > 0 && table.compareIds(slots[at] - 1, row) != 0) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    /// The row of that id, or −1.
    int find(String id) {
        EvidenceLine line = new EvidenceLine();
        int length = line.start("").field(id).tab().length();
        int at = LineStore.hash(Arrays.copyOf(line.bytes(), length), 1) & (slots.length - 1);
        while (slots[at] > 0 && !table.id(slots[at] - 1).equals(id)) {
            at = (at + 1) & (slots.length - 1);
        }
        return slots[at] - 1;
    }
}
