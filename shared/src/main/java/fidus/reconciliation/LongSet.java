package fidus.reconciliation;

/// A set of numbers above −1, without boxing them.
final class LongSet {
    private long[] table = new long[64];
    private int size;

    /// @return whether it was new
    boolean add(long value) {
        if (2 * size >= table.length) {
            long[] old = table;
            table = new long[2 * old.length];
            for (long each : old) {
                if (each != 0) {
                    table[place(each)] = each;
                }
            }
        }
        int at = place(value + 1);
        if (table[at] != 0) {
            return false;
        }
        table[at] = value + 1;
        size++;
        return true;
    }

    private int place(long key) {
        int mask = table.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = ((int) (mixed >>> 32)) & mask;
        while (table[at] != 0 && table[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
