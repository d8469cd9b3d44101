package fidus.server.reconciliation;

import fidus.server.bank.NumberJumps;

import java.util.List;

/// How many, and what is said of one or of several.
final class Counted {
    private Counted() {}

    static String of(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    /// The same of some of them, for a sentence that follows; nothing of none.
    static String few(long count, String one, String more) {
        return count == 0 ? "" : " " + of(count, "of them " + one, "of them " + more);
    }

    /// Statements that their numbers say are missing.
    static String leftOut(List<NumberJumps.Jump> jumps) {
        if (jumps.isEmpty()) {
            return "";
        }
        String out = of(jumps.size(), "is left out, ", "are left out, the first ");
        return " By their numbers " + out + jumps.getFirst().missing() + ".";
    }
}
