package fidus.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A break's difference taken apart: what other breaks of the account take away, what has a cause,
/// and what is left without one. An unmatched row and its counterpart are breaks of opposite
/// differences, so that setting one off against the other leaves what really differs.
///
/// @param difference of the break
/// @param offsets other breaks that belong to it
/// @param parts sums with a cause, signed as the difference is
public record DifferenceSplit(Money difference, List<Offset> offsets, List<Part> parts) {
    public static final int MOST_PARTS = 20;
    public static final int MOST_OFFSETS = 50;

    /// Longest note of a part.
    public static final int LONGEST_NOTE = 200;

    /// @param amount the whole difference of that break
    public record Offset(BreakId id, Money amount) {}

    /// @param note may be empty
    public record Part(CauseCode cause, Money amount, String note) {}

    public DifferenceSplit {
        offsets = List.copyOf(offsets);
        parts = List.copyOf(parts);
    }

    /// difference + Σ offsets: what is left to be given a cause.
    @JsonIgnore
    public Money afterOffsets() {
        Money left = difference;
        for (Offset offset : offsets) {
            left = left.plus(offset.amount);
        }
        return left;
    }

    /// Σ parts − Σ offsets.
    @JsonIgnore
    public Money explained() {
        return difference.minus(unexplained());
    }

    /// difference + Σ offsets − Σ parts.
    @JsonIgnore
    public Money unexplained() {
        Money left = afterOffsets();
        for (Part part : parts) {
            left = left.minus(part.amount);
        }
        return left;
    }

    @JsonIgnore
    public boolean isWhole() {
        return unexplained().isZero();
    }

    /// @throws Refused `BAD_VALUE` when there is nothing in it, a sum is zero or of another
    ///   currency, a cause is the system's own, a break is set off twice, or more is explained than
    ///   differs
    public DifferenceSplit checked() {
        requireSizes();
        Set<BreakId> seen = new HashSet<>();
        for (Offset offset : offsets) {
            requireSum("offsets", offset.amount);
            if (!seen.add(offset.id)) {
                throw bad("offsets", "A break is set off twice.");
            }
        }
        for (Part part : parts) {
            requireSum("parts", part.amount);
            if (part.cause == CauseCode.CLEARED_BY_DATA) {
                throw bad("parts", "CLEARED_BY_DATA is set by the system alone.");
            }
            if (part.note.length() > LONGEST_NOTE) {
                throw bad("parts", "A note has at most " + LONGEST_NOTE + " characters.");
            }
        }
        Money left = unexplained();
        if (left.signum() * difference.signum() < 0) {
            throw bad(
                    "parts",
                    "This explains "
                            + left.abs()
                            + " more than differs. Lower a part or leave one out.");
        }
        return this;
    }

    private void requireSizes() {
        if (parts.isEmpty() && offsets.isEmpty()) {
            throw bad("parts", "Give a cause to a part, or set a break off against it.");
        }
        if (parts.size() > MOST_PARTS || offsets.size() > MOST_OFFSETS) {
            throw bad(
                    "parts",
                    "At most "
                            + MOST_PARTS
                            + " parts and "
                            + MOST_OFFSETS
                            + " breaks stand in one split.");
        }
    }

    private void requireSum(String field, Money sum) {
        if (!sum.currency().equals(difference.currency())) {
            throw bad(field, "A sum is in " + sum.currency().code() + ", the difference is not.");
        }
        if (sum.isZero()) {
            throw bad(field, "A sum of zero explains nothing.");
        }
    }

    private static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
