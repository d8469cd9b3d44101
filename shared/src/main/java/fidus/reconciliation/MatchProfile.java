package fidus.reconciliation;

import static fidus.reconciliation.MatchPass.Shape.GROUP_TO_GROUP;
import static fidus.reconciliation.MatchPass.Shape.ONE_BOOK_TO_STATEMENT_GROUP;
import static fidus.reconciliation.MatchPass.Shape.ONE_STATEMENT_TO_BOOK_GROUP;
import static fidus.reconciliation.MatchPass.Shape.SUBSET;
import static fidus.reconciliation.ReferenceMode.EQUAL;
import static fidus.reconciliation.ReferenceMode.IGNORE;
import static fidus.reconciliation.ReferenceMode.SIMILAR;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Versioned data that says how two lists of rows are compared: the passes in their order and the
/// thresholds between matched, suggested and left alone.
///
/// @param compared which words of a row are compared
/// @param autoThreshold least score that is matched without a person
/// @param suggestThreshold least score that is shown
/// @param ambiguityMargin how much better than every rival a candidate must be
public record MatchProfile(
        String name,
        int version,
        List<MatchPass> passes,
        Compared compared,
        BigDecimal autoThreshold,
        BigDecimal suggestThreshold,
        BigDecimal ambiguityMargin,
        Limits limits) {

    /// Which words of a row are compared: bank rows by what they say, deals by their ticket.
    public enum Compared {
        TEXT,
        REFERENCE
    }

    /// What bounds the search; exceeding one is stated, never silent.
    ///
    /// @param suggestionsPerRow 1…10
    /// @param groupRows most rows of a keyed group per side, 2…50
    /// @param subsetPool most rows a subset is looked for in, 2…40
    /// @param subsetRows most rows of a subset, 2…6
    /// @param subsetSolutions most subsets proposed for one row, 1…10
    /// @param reachDays how far an explanation looks for a counterpart, 1…366
    public record Limits(
            int suggestionsPerRow,
            int groupRows,
            int subsetPool,
            int subsetRows,
            int subsetSolutions,
            int reachDays) {
        public static final Limits STANDARD = new Limits(3, 50, 40, 6, 3, 60);

        /// @throws Refused `BAD_VALUE` outside the stated bounds
        public Limits {
            within("suggestionsPerRow", suggestionsPerRow, 1, 10);
            within("groupRows", groupRows, 2, 50);
            within("subsetPool", subsetPool, 2, 40);
            within("subsetRows", subsetRows, 2, 6);
            within("subsetSolutions", subsetSolutions, 1, 10);
            within("reachDays", reachDays, 1, 366);
        }

        private static void within(String field, int value, int least, int most) {
            if (value < least || value > most) {
                throw bad(field, field + " is " + least + " to " + most + ".");
            }
        }
    }

    /// Whether the pass of this code compares texts: what another one finds, or one that the rules
    /// do not have, may have nothing in common but the sum.
    public boolean compares(String code) {
        return passes.stream()
                .anyMatch(pass -> pass.code().equals(code) && pass.reference() != IGNORE);
    }

    /// The most by which a statement's sum may lie below the book's in any pass.
    public Money mostMissing(Money sum) {
        BigDecimal most = BigDecimal.ZERO;
        for (MatchPass pass : passes) {
            MatchPass.Tolerance tolerance = pass.tolerance();
            BigDecimal share = tolerance.pctBelow().multiply(sum.amount().abs());
            most = most.max(tolerance.absBelow()).max(share);
        }
        return Money.rounded(most, sum.currency());
    }

    /// @throws Refused `BAD_VALUE` without passes, with repeated pass codes, with a threshold
    ///   outside 0…1 or of more than 4 decimals, or without a margin
    public MatchProfile {
        passes = List.copyOf(passes);
        Set<String> codes = new HashSet<>();
        passes.forEach(pass -> codes.add(pass.code()));
        if (name.isBlank() || name.length() > 60 || version < 1) {
            throw bad("name", "A profile has a name of 1 to 60 characters and a version from 1.");
        }
        if (passes.isEmpty() || passes.size() > 20 || codes.size() != passes.size()) {
            throw bad("passes", "A profile has 1 to 20 passes, each with a code of its own.");
        }
        share("autoThreshold", autoThreshold);
        share("suggestThreshold", suggestThreshold);
        share("ambiguityMargin", ambiguityMargin);
        if (suggestThreshold.compareTo(autoThreshold) > 0) {
            throw bad("suggestThreshold", "What is matched must at least be worth suggesting.");
        }
        if (ambiguityMargin.signum() == 0) {
            throw bad("ambiguityMargin", "Without a margin two equal candidates would both win.");
        }
    }

    /// Postings of a bank account against its statement.
    public static MatchProfile bank() {
        var sameDay = new MatchPass.Window(0, 0);
        var week = new MatchPass.Window(1, 5);
        var charges =
                new MatchPass.Tolerance(
                        new BigDecimal("30.00"),
                        new BigDecimal("0.0010"),
                        new BigDecimal("1.00"),
                        BigDecimal.ZERO);
        return standard(
                "BANK",
                Compared.TEXT,
                List.of(
                        MatchPass.pair("P1", EQUAL, sameDay),
                        MatchPass.pair("P2", EQUAL, week),
                        MatchPass.pair("P3", SIMILAR, week),
                        MatchPass.pair("P4", EQUAL, week).within(charges),
                        MatchPass.of("P5", ONE_STATEMENT_TO_BOOK_GROUP, EQUAL, week),
                        MatchPass.of("P6", ONE_BOOK_TO_STATEMENT_GROUP, EQUAL, week),
                        MatchPass.of("P7", GROUP_TO_GROUP, EQUAL, week),
                        MatchPass.pair("P8", IGNORE, week),
                        MatchPass.of("P9", SUBSET, IGNORE, week)));
    }

    /// Deals of a trading account against the broker's statement, with the ticket as reference.
    public static MatchProfile broker() {
        var nextDay = new MatchPass.Window(0, 1);
        return standard(
                "BROKER",
                Compared.REFERENCE,
                List.of(
                        MatchPass.pair("P1", EQUAL, nextDay),
                        MatchPass.pair("P2", EQUAL, nextDay),
                        MatchPass.pair("P8", IGNORE, nextDay)));
    }

    private static MatchProfile standard(String name, Compared compared, List<MatchPass> passes) {
        return new MatchProfile(
                name,
                1,
                passes,
                compared,
                new BigDecimal("0.8000"),
                new BigDecimal("0.6000"),
                new BigDecimal("0.0500"),
                Limits.STANDARD);
    }

    String comparedText(MatchRow row) {
        return compared == Compared.TEXT ? row.text() : row.reference();
    }

    /// What the shares are called in a sentence.
    private static final Map<String, String> CALLED =
            Map.of(
                    "autoThreshold", "The score that is matched",
                    "suggestThreshold", "The score that is suggested",
                    "ambiguityMargin", "The margin over rivals",
                    "minSimilarity", "The least similarity");

    /// A share of one in ten-thousandths.
    static int tenThousandths(BigDecimal share) {
        return share.movePointRight(4).intValueExact();
    }

    static void share(String field, BigDecimal value) {
        if (value.signum() < 0
                || value.compareTo(BigDecimal.ONE) > 0
                || value.stripTrailingZeros().scale() > 4) {
            throw bad(field, CALLED.get(field) + " is 0 to 1 with at most 4 decimals.");
        }
    }

    private static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
