package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/// Why the rows of one side in no match are in none, in a run that goes on: the closest candidate
/// of each, and what the evidence says about it. How close it is stands in columns, since every
/// round asks it of all rows in reach.
final class Whys {
    private static final byte NOTHING_NEAR = (byte) Condition.values().length;

    private final BitSet rows = new BitSet();
    private @Nullable Finding[] findings = new Finding[0];

    /// What the evidence says, once it was said.
    private byte[] @Nullable [] lines = new byte[0][];

    private byte[] failures = new byte[0];
    private byte[] pass = new byte[0];
    private long[] gap = new long[0];

    /// The only row of the candidate; −1 when there is no candidate or it is a group.
    private int[] single = new int[0];

    /// Makes room for this many rows.
    void grow(int count) {
        int before = failures.length;
        if (count > before) {
            int more = count + (count >> 3);
            findings = Arrays.copyOf(findings, more);
            lines = Arrays.copyOf(lines, more);
            failures = Arrays.copyOf(failures, more);
            pass = Arrays.copyOf(pass, more);
            gap = Arrays.copyOf(gap, more);
            single = Arrays.copyOf(single, more);
            Arrays.fill(failures, before, more, NOTHING_NEAR);
            Arrays.fill(pass, before, more, (byte) -1);
            Arrays.fill(single, before, more, -1);
        }
    }

    int count() {
        return rows.cardinality();
    }

    /// @param finding absent when nothing of the other side lies in reach
    void put(int row, @Nullable Finding finding) {
        rows.set(row);
        findings[row] = finding;
        lines[row] = null;
        failures[row] = finding == null ? NOTHING_NEAR : (byte) Integer.bitCount(finding.failed());
        pass[row] = finding == null ? -1 : (byte) finding.rules().number;
        gap[row] =
                finding == null
                        ? 0
                        : Math.abs(finding.statement().magnitude() - finding.book().magnitude());
        single[row] =
                finding == null || finding.other().rows.length > 1
                        ? -1
                        : finding.other().position();
    }

    /// @return whether anything was known about the row
    boolean remove(int row) {
        if (!rows.get(row)) {
            return false;
        }
        put(row, null);
        rows.clear(row);
        return true;
    }

    @Nullable Finding finding(int row) {
        return findings[row];
    }

    /// How many conditions the closest candidate fails; more than there are without one.
    int failures(int row) {
        return failures[row];
    }

    /// The number of its pass, −1 without one.
    int pass(int row) {
        return pass[row];
    }

    /// How far apart the amounts are.
    long gap(int row) {
        return gap[row];
    }

    byte @Nullable [] lines(int row) {
        return lines[row];
    }

    void lines(int row, byte[] said) {
        lines[row] = said;
    }

    /// Shows the rows whose candidate has one of these rows.
    void eachBy(BitSet others, IntConsumer found) {
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            Finding finding = single[row] < 0 ? findings[row] : null;
            if (finding == null
                    ? single[row] >= 0 && others.get(single[row])
                    : contains(finding.other(), others)) {
                found.accept(row);
            }
        }
    }

    private static boolean contains(Party party, BitSet rows) {
        for (int row : party.rows) {
            if (rows.get(row)) {
                return true;
            }
        }
        return false;
    }
}
