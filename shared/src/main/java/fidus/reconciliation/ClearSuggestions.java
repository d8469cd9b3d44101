package fidus.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Suggestions that may be accepted many at once: without a difference, and better than every other
/// suggestion of one of their rows by the margin. Where more than one fits, a person chooses; the
/// place in a list never does. What one of them takes is free for no other, so that the next may be
/// the only one that fits.
///
/// @param accepted each row in one of them
/// @param left how many more reach the score and have no difference, but are not the only ones that
///   fit their rows
public record ClearSuggestions(List<Suggestion> accepted, int left) {
    public ClearSuggestions {
        accepted = List.copyOf(accepted);
    }

    /// @param all suggestions that are known of the rows
    /// @param leastScore of those that may be accepted
    /// @param margin of the profile, how much better than every rival a candidate must be
    public static ClearSuggestions of(
            List<Suggestion> all, BigDecimal leastScore, BigDecimal margin) {
        return of(all, margin, one -> reaches(one, leastScore));
    }

    /// The same of those that are asked for; the others are rivals all the same.
    ///
    /// @param asked of those without a difference that may be accepted
    public static ClearSuggestions of(
            List<Suggestion> all, BigDecimal margin, Predicate<Suggestion> asked) {
        Predicate<Suggestion> wanted = one -> one.difference().isZero() && asked.test(one);
        List<Suggestion> accepted = new ArrayList<>();
        List<Suggestion> open = all;
        List<Suggestion> clear = clear(open, margin, wanted);
        while (!clear.isEmpty()) {
            accepted.addAll(clear);
            Set<RowRef> used = new HashSet<>();
            clear.forEach(one -> used.addAll(rows(one)));
            open =
                    open.stream()
                            .filter(one -> rows(one).stream().noneMatch(used::contains))
                            .toList();
            clear = clear(open, margin, wanted);
        }
        long left = open.stream().filter(wanted).count();
        return new ClearSuggestions(accepted, Math.toIntExact(left));
    }

    private static List<Suggestion> clear(
            List<Suggestion> open, BigDecimal margin, Predicate<Suggestion> wanted) {
        Map<RowRef, List<Suggestion>> best = new HashMap<>();
        for (Suggestion one : open) {
            for (RowRef row : rows(one)) {
                List<Suggestion> two = best.computeIfAbsent(row, _ -> new ArrayList<>(3));
                two.add(one);
                two.sort(Comparator.comparing(Suggestion::score).reversed());
                if (two.size() > 2) {
                    two.removeLast();
                }
            }
        }
        return open.stream()
                .filter(wanted)
                .filter(
                        one ->
                                rows(one).stream()
                                        .flatMap(row -> best.getOrDefault(row, List.of()).stream())
                                        .noneMatch(other -> isRival(one, other, margin)))
                .toList();
    }

    /// Whether its score is at least this.
    public static boolean reaches(Suggestion one, BigDecimal leastScore) {
        return one.score().compareTo(leastScore) >= 0;
    }

    private static boolean isRival(Suggestion one, Suggestion other, BigDecimal margin) {
        boolean same =
                one.bookRows().equals(other.bookRows())
                        && one.statementRows().equals(other.statementRows());
        return !same && other.score().compareTo(one.score().subtract(margin)) > 0;
    }

    private static Set<RowRef> rows(Suggestion one) {
        Set<RowRef> rows = new HashSet<>();
        one.bookRows().forEach(row -> rows.add(new RowRef(Side.BOOK, row)));
        one.statementRows().forEach(row -> rows.add(new RowRef(Side.STATEMENT, row)));
        return rows;
    }

    /// What is said about those that were left; empty when there are none.
    public String saidLeft() {
        return saidLeft(left);
    }

    /// @param left how many of them were
    public static String saidLeft(int left) {
        return left == 0 ? "" : " " + left + " left: more than one fits their rows.";
    }
}
