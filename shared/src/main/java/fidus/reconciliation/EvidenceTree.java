package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/// The evidence of a run as a tree, so that a run that goes on hashes only what changed.
///
/// The lines of {@link Evidence} are put into leaves: rows, matches, suggestions, explanations and
/// rows not searched for subsets, by currency, side and booking date; a match or a suggestion
/// belongs to the first of its book rows. In a leaf the lines stand in row order, the suggestions
/// of a row best first; rows of amount zero are one leaf for each side, by id. A leaf has the
/// SHA-256 of its lines. The root is made of the head (`fidus-match 2`, `profile`, `pass`, `undone`
/// and `standing` lines) and one line for each leaf that has lines: `leaf`, its kind, currency,
/// side, day since 1970-01-01 and hash, ordered by these. After the leaves of the rows the input
/// hash is taken, at the end the run hash.
final class EvidenceTree {
    /// What a leaf holds, in the order of the root.
    enum Kind {
        INFORMATION,
        ROW,
        MATCH,
        SUGGESTION,
        EXPLANATION,
        UNSEARCHED
    }

    record Leaf(Kind kind, String currency, Side side, int day) implements Comparable<Leaf> {
        @Override
        public int compareTo(Leaf other) {
            int order = kind.compareTo(other.kind);
            order = order != 0 ? order : currency.compareTo(other.currency);
            order = order != 0 ? order : side.compareTo(other.side);
            return order != 0 ? order : Integer.compare(day, other.day);
        }
    }

    private final TreeMap<Leaf, String> leaves = new TreeMap<>();
    private final Evidence facts = new Evidence();
    private @Nullable Leaf current;

    /// Where the lines of the current leaf are written.
    Evidence facts() {
        return facts;
    }

    /// Goes to a leaf; its lines are written anew, all at once.
    Evidence at(Leaf leaf) {
        if (current == null || leaf.compareTo(current) != 0) {
            end();
            current = leaf;
        }
        return facts;
    }

    /// The same; lines mostly belong to the leaf of the line before.
    void at(Kind kind, String currency, Side side, int day) {
        Leaf before = current;
        if (before == null
                || before.day != day
                || before.kind != kind
                || before.side != side
                || !before.currency.equals(currency)) {
            at(new Leaf(kind, currency, side, day));
        }
    }

    /// Closes the current leaf; one without lines is none.
    void end() {
        if (current != null) {
            String hash = facts.take();
            if (hash.isEmpty()) {
                leaves.remove(current);
            } else {
                leaves.put(current, hash);
            }
            current = null;
        }
    }

    /// The hash of the input, and of everything.
    String[] hashes(MatchRun.Input input) {
        end();
        Evidence root = new Evidence();
        root.head(input);
        String inputHash = "";
        for (Map.Entry<Leaf, String> each : leaves.entrySet()) {
            Leaf leaf = each.getKey();
            if (inputHash.isEmpty() && leaf.kind.compareTo(Kind.ROW) > 0) {
                inputHash = root.hash();
            }
            root.leaf(leaf, each.getValue());
        }
        String runHash = root.hash();
        return new String[] {inputHash.isEmpty() ? runHash : inputHash, runHash};
    }
}
