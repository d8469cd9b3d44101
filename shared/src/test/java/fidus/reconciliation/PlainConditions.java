package fidus.reconciliation;

import static fidus.reconciliation.PlainRows.allDays;
import static fidus.reconciliation.PlainRows.apart;
import static fidus.reconciliation.PlainRows.ids;
import static fidus.reconciliation.PlainRows.key;
import static fidus.reconciliation.PlainRows.names;
import static fidus.reconciliation.PlainRows.sum;
import static fidus.reconciliation.PlainRows.tokens;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which conditions of a pass two groups fail, and what they score, exactly in fractions.
final class PlainConditions {
    private final Set<Exclusion> undone;

    PlainConditions(Set<Exclusion> undone) {
        this.undone = undone;
    }

    Set<Condition> failed(MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        Set<Condition> failed = EnumSet.noneOf(Condition.class);
        Set<Integer> signs = new HashSet<>();
        ours.forEach(row -> signs.add(row.amount().signum()));
        theirs.forEach(row -> signs.add(row.amount().signum()));
        if (signs.size() > 1) {
            failed.add(Condition.SIGN);
        }
        BigDecimal apart = apart(ours, theirs);
        if (apart.signum() != 0 && apart.abs().compareTo(limit(pass, ours, apart)) > 0) {
            failed.add(Condition.AMOUNT);
        }
        if (!allDays(pass, ours, theirs).stream().allMatch(pass.window()::contains)) {
            failed.add(Condition.DATE_WINDOW);
        }
        if (!reference(pass, ours, theirs).holds) {
            failed.add(Condition.REFERENCE);
        }
        boolean bookGroup =
                pass.shape() == MatchPass.Shape.GROUP_TO_GROUP
                        || pass.shape() == MatchPass.Shape.ONE_STATEMENT_TO_BOOK_GROUP;
        boolean statementGroup =
                pass.shape() == MatchPass.Shape.GROUP_TO_GROUP
                        || pass.shape() == MatchPass.Shape.ONE_BOOK_TO_STATEMENT_GROUP;
        if ((bookGroup && (ours.size() < 2 || ours.size() > 50))
                || (statementGroup && (theirs.size() < 2 || theirs.size() > 50))) {
            failed.add(Condition.GROUP);
        }
        if (pass.suggestOnly()) {
            failed.add(Condition.SUGGEST_ONLY);
        }
        if (undone.contains(new Exclusion(ids(ours), ids(theirs)))) {
            failed.add(Condition.EXCLUDED_BY_UNDO);
        }
        return failed;
    }

    private static BigDecimal limit(MatchPass pass, List<MatchRow> ours, BigDecimal apart) {
        MatchPass.Tolerance may = pass.tolerance();
        BigDecimal whole = sum(ours).abs();
        return apart.signum() < 0
                ? may.absBelow().max(may.pctBelow().multiply(whole))
                : may.absAbove().max(may.pctAbove().multiply(whole));
    }

    private record Reference(Ratio score, boolean holds) {}

    private record Ratio(BigInteger up, BigInteger down) {
        static Ratio of(long up, long down) {
            return new Ratio(BigInteger.valueOf(up), BigInteger.valueOf(down));
        }

        static Ratio of(BigDecimal up, BigDecimal down) {
            int scale = Math.max(up.scale(), down.scale());
            return new Ratio(
                    up.setScale(scale).unscaledValue(), down.setScale(scale).unscaledValue());
        }

        Ratio plus(Ratio other) {
            return new Ratio(
                    up.multiply(other.down).add(other.up.multiply(down)),
                    down.multiply(other.down));
        }

        Ratio times(Ratio other) {
            return new Ratio(up.multiply(other.up), down.multiply(other.down));
        }

        Ratio oneMinus() {
            return new Ratio(down.subtract(up), down);
        }

        int compareTo(Ratio other) {
            return up.multiply(other.down).compareTo(other.up.multiply(down));
        }

        BigDecimal rounded() {
            return new BigDecimal(up).divide(new BigDecimal(down), 4, RoundingMode.HALF_UP);
        }
    }

    private Reference reference(MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        boolean agrees =
                switch (pass.shape()) {
                    case GROUP_TO_GROUP -> key(ours.getFirst()).equals(key(theirs.getFirst()));
                    case ONE_STATEMENT_TO_BOOK_GROUP ->
                            names(theirs.getFirst(), key(ours.getFirst()));
                    case ONE_BOOK_TO_STATEMENT_GROUP ->
                            names(ours.getFirst(), key(theirs.getFirst()));
                    case PAIR, SUBSET -> false;
                };
        if (pass.shape() != MatchPass.Shape.PAIR && pass.shape() != MatchPass.Shape.SUBSET) {
            return new Reference(Ratio.of(agrees ? 1 : 0, 1), agrees);
        }
        if (pass.reference() == ReferenceMode.IGNORE) {
            return new Reference(Ratio.of(0, 1), true);
        }
        List<String> one = tokens(ours.getFirst().text());
        List<String> other = tokens(theirs.getFirst().text());
        if (one.isEmpty() || other.isEmpty()) {
            return new Reference(Ratio.of(0, 1), false);
        }
        if (pass.reference() == ReferenceMode.EQUAL) {
            List<String> shorter = one.size() < other.size() ? one : other;
            List<String> longer = one.size() < other.size() ? other : one;
            if (one.equals(other)) {
                return new Reference(Ratio.of(1, 1), true);
            }
            boolean part =
                    String.join("", shorter).length() >= 6
                            && Collections.indexOfSubList(longer, shorter) >= 0;
            return new Reference(part ? Ratio.of(95, 100) : Ratio.of(0, 1), part);
        }
        String a = String.join("", one);
        String b = String.join("", other);
        int longer = Math.max(a.length(), b.length());
        Ratio likeness = Ratio.of(distance(a, b), longer).oneMinus();
        Ratio least = Ratio.of(pass.minSimilarity(), BigDecimal.ONE);
        return new Reference(likeness, likeness.compareTo(least) >= 0);
    }

    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                } else {
                    int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                    cost[i][j] =
                            Math.min(
                                    cost[i - 1][j - 1] + replace,
                                    1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                }
            }
        }
        return cost[a.length()][b.length()];
    }

    BigDecimal score(MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        BigDecimal apart = apart(ours, theirs);
        Ratio amount =
                apart.signum() == 0
                        ? Ratio.of(1, 1)
                        : Ratio.of(apart.abs(), limit(pass, ours, apart))
                                .times(Ratio.of(1, 2))
                                .oneMinus();
        Ratio date = Ratio.of(1, 1);
        for (int days : allDays(pass, ours, theirs)) {
            int side = days < 0 ? pass.window().daysBefore() : pass.window().daysAfter();
            Ratio one = Ratio.of(Math.abs(days), side + 1).oneMinus();
            date = one.compareTo(date) < 0 ? one : date;
        }
        Ratio both = Ratio.of(3, 10).times(amount).plus(Ratio.of(2, 10).times(date));
        return pass.reference() == ReferenceMode.IGNORE
                ? both.times(Ratio.of(2, 1)).rounded()
                : both.plus(Ratio.of(1, 2).times(reference(pass, ours, theirs).score)).rounded();
    }
}
