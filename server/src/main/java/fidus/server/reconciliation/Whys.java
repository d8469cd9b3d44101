package fidus.server.reconciliation;

import fidus.reconciliation.Condition;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;

/// What each row of a run failed first, a byte a row; read when somebody filters or orders by it.
///
/// @param version of the run
@SuppressWarnings("ArrayRecordComponent") // never compared
record Whys(long version, byte[] book, byte[] statement) {
    private static final Condition[] CONDITIONS = Condition.values();

    /// Of which nothing is said.
    static Whys none(HeldRun run, long version) {
        return new Whys(version, run.blank(Side.BOOK), run.blank(Side.STATEMENT));
    }

    /// The same, to be changed into that of a later version.
    Whys copy(long later) {
        return new Whys(later, book.clone(), statement.clone());
    }

    /// Nothing is said any more of some rows.
    ///
    /// @param to exclusive
    void forget(Side side, int from, int to) {
        Arrays.fill(of(side), from, to, (byte) 0);
    }

    void say(Side side, int place, Condition failed) {
        of(side)[place] = code(failed);
    }

    boolean says(Side side, int place) {
        return of(side)[place] != 0;
    }

    boolean fits(Side side, int place, @Nullable Condition wanted) {
        return wanted == null || of(side)[place] == code(wanted);
    }

    /// By condition, then as they were; what nothing is said of comes last.
    SideOrder ordered(Side side) {
        byte[] said = of(side);
        int[] next = new int[CONDITIONS.length + 2];
        for (byte code : said) {
            next[rank(code) + 1]++;
        }
        var begins = new BitSet(said.length);
        for (int i = 1; i < next.length; i++) {
            begins.set(next[i - 1]);
            next[i] += next[i - 1];
        }
        int valued = next[CONDITIONS.length];
        int[] ordered = new int[said.length];
        for (int place = 0; place < said.length; place++) {
            ordered[next[rank(said[place])]++] = place;
        }
        return new SideOrder(ordered, begins, valued);
    }

    private static int rank(byte code) {
        return code == 0 ? CONDITIONS.length : code - 1;
    }

    private byte[] of(Side side) {
        return side == Side.BOOK ? book : statement;
    }

    /// 0 is nothing.
    @SuppressWarnings("EnumOrdinal") // lives only in memory
    private static byte code(Condition failed) {
        return (byte) (failed.ordinal() + 1);
    }
}
