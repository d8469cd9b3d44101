package fidus.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.math.BigDecimal;

/// One pass of a profile: which shapes of candidates it looks for and what they must fulfil.
///
/// @param code short name shown to people, such as P3
/// @param minSimilarity least similarity for SIMILAR, 0…1 with at most 4 decimals; at 0 one that is
///   above 0
/// @param suggestOnly nothing is ever matched by this pass, only proposed
public record MatchPass(
        String code,
        Shape shape,
        ReferenceMode reference,
        Similarity similarity,
        BigDecimal minSimilarity,
        Tolerance tolerance,
        Window window,
        boolean suggestOnly) {

    /// Fewest characters of a group's key that is looked for in texts.
    public static final int LEAST_KEY = 3;

    /// The shape of a candidate. The middle three are keyed groups: *all* free rows with the same
    /// `batchReference`.
    public enum Shape {
        PAIR,
        ONE_STATEMENT_TO_BOOK_GROUP,
        ONE_BOOK_TO_STATEMENT_GROUP,
        GROUP_TO_GROUP,
        SUBSET;

        /// Whether the side is taken as the group of a key.
        boolean groups(Side side) {
            return switch (this) {
                case PAIR, SUBSET -> false;
                case GROUP_TO_GROUP -> true;
                case ONE_STATEMENT_TO_BOOK_GROUP -> side == Side.BOOK;
                case ONE_BOOK_TO_STATEMENT_GROUP -> side == Side.STATEMENT;
            };
        }

        boolean isKeyed() {
            return this != PAIR && this != SUBSET;
        }
    }

    /// CHARACTERS: 1 − edit distance ÷ longer length, on compact texts. TOKENS: 2 × hits ÷ tokens
    /// of both.
    public enum Similarity {
        CHARACTERS,
        TOKENS
    }

    /// How far the statement's magnitude may lie below or above the book's: the greater of an
    /// absolute sum in the row's currency and a fraction of the book's magnitude. All zero means
    /// exact.
    public record Tolerance(
            BigDecimal absBelow, BigDecimal pctBelow, BigDecimal absAbove, BigDecimal pctAbove) {
        private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

        public static final Tolerance EXACT =
                new Tolerance(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        /// @throws Refused `BAD_VALUE` when an absolute limit is not 0…10^9 or a fraction not 0…1
        public Tolerance {
            inside(absBelow, MOST);
            inside(absAbove, MOST);
            inside(pctBelow, BigDecimal.ONE);
            inside(pctAbove, BigDecimal.ONE);
        }

        /// Whether both sides have to be the same sum.
        @JsonIgnore
        public boolean isExact() {
            return absBelow.signum() == 0
                    && pctBelow.signum() == 0
                    && absAbove.signum() == 0
                    && pctAbove.signum() == 0;
        }

        private static void inside(BigDecimal value, BigDecimal most) {
            if (value.signum() < 0 || value.compareTo(most) > 0) {
                throw bad(
                        "tolerance",
                        "A tolerance is 0 to 1,000,000,000, a share of the sum 0 to 1.");
            }
        }
    }

    /// How many days the statement may be before or after the book.
    ///
    /// @param daysBefore 0…60
    /// @param daysAfter 0…60
    /// @param unit what is counted; calendar days where it is absent, as in rules of before. These
    ///   are written without it, so that rules of before keep the digest they had.
    public record Window(
            int daysBefore,
            int daysAfter,
            @JsonInclude(
                            value = JsonInclude.Include.CUSTOM,
                            valueFilter = DayUnit.WithoutSaying.class)
                    DayUnit unit) {
        /// @throws Refused `BAD_VALUE` outside 0…60
        public Window {
            unit = unit == null ? DayUnit.CALENDAR : unit;
            if (Math.min(daysBefore, daysAfter) < 0 || Math.max(daysBefore, daysAfter) > 60) {
                throw bad("window", "A date window reaches 0 to 60 days to each side.");
            }
        }

        /// A window of calendar days.
        public Window(int daysBefore, int daysAfter) {
            this(daysBefore, daysAfter, DayUnit.CALENDAR);
        }

        boolean contains(int days) {
            return days >= -daysBefore && days <= daysAfter;
        }

        /// The limit on the side where `days` lies.
        int limit(int days) {
            return days < 0 ? daysBefore : daysAfter;
        }

        /// The most calendar days that the statement may be after the book, or a few more.
        public int calendarDaysAfter() {
            return unit.stretch(daysAfter);
        }
    }

    /// @throws Refused `BAD_VALUE` for a blank or long code, a minimum outside 0…1, or a subset
    ///   search that would match by itself or ask for texts
    public MatchPass {
        if (code.isBlank() || code.length() > 20) {
            throw bad("code", "A pass has a code of 1 to 20 characters.");
        }
        MatchProfile.share("minSimilarity", minSimilarity);
        if (shape == Shape.SUBSET && (!suggestOnly || reference != ReferenceMode.IGNORE)) {
            throw bad("shape", "Pass " + code + ": a subset search ignores texts and suggests.");
        }
    }

    /// For new rules: nothing may be shown that is not so. Texts that have nothing in common are
    /// not similar, so that a least similarity of 0 asks for more than it says, and a search for
    /// subsets finds exact sums alone. Rules of before are read and mean what they meant.
    ///
    /// @throws Refused `BAD_VALUE` where similar texts are asked for and the least similarity is 0,
    ///   or where a search for subsets has a tolerance
    public void requireTrue() {
        if (reference == ReferenceMode.SIMILAR && minSimilarity.signum() == 0) {
            throw bad(
                    "minSimilarity",
                    "Pass "
                            + code
                            + ": texts that have nothing in common are not similar. Write how"
                            + " similar they must be at least, such as 0.60, or let the pass"
                            + " ignore texts.");
        }
        if (shape == Shape.SUBSET && !tolerance.isExact()) {
            throw bad(
                    "tolerance",
                    "Pass " + code + " searches subsets for exact sums. Set its four limits to 0.");
        }
    }

    static MatchPass pair(String code, ReferenceMode reference, Window window) {
        return of(code, Shape.PAIR, reference, window);
    }

    static MatchPass of(String code, Shape shape, ReferenceMode reference, Window window) {
        return new MatchPass(
                code,
                shape,
                reference,
                Similarity.CHARACTERS,
                new BigDecimal("0.60"),
                Tolerance.EXACT,
                window,
                reference == ReferenceMode.IGNORE);
    }

    MatchPass within(Tolerance limits) {
        return new MatchPass(
                code, shape, reference, similarity, minSimilarity, limits, window, suggestOnly);
    }

    private static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
