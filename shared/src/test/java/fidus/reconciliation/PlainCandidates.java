package fidus.reconciliation;

import static fidus.reconciliation.PlainRows.allDays;
import static fidus.reconciliation.PlainRows.days;
import static fidus.reconciliation.PlainRows.groups;
import static fidus.reconciliation.PlainRows.singles;
import static fidus.reconciliation.PlainRows.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Every pair and every subset of free rows that meets the conditions of a pass.
final class PlainCandidates {
    private final MatchProfile profile;
    private final PlainConditions conditions;

    PlainCandidates(MatchProfile profile, PlainConditions conditions) {
        this.profile = profile;
        this.conditions = conditions;
    }

    List<PlainMatcher.Found> of(MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        List<PlainMatcher.Found> found = new ArrayList<>();
        switch (pass.shape()) {
            case PAIR -> join(pass, singles(ours), singles(theirs), found);
            case ONE_STATEMENT_TO_BOOK_GROUP -> join(pass, groups(ours), singles(theirs), found);
            case ONE_BOOK_TO_STATEMENT_GROUP -> join(pass, singles(ours), groups(theirs), found);
            case GROUP_TO_GROUP -> join(pass, groups(ours), groups(theirs), found);
            case SUBSET -> {
                theirs.forEach(row -> subsets(pass, List.of(row), ours, false, found));
                ours.forEach(row -> subsets(pass, List.of(row), theirs, true, found));
            }
        }
        return found;
    }

    private void join(
            MatchPass pass,
            List<List<MatchRow>> ours,
            List<List<MatchRow>> theirs,
            List<PlainMatcher.Found> found) {
        for (List<MatchRow> one : ours) {
            for (List<MatchRow> other : theirs) {
                Set<Condition> failed = conditions.failed(pass, one, other);
                failed.remove(Condition.SUGGEST_ONLY);
                if (failed.isEmpty()) {
                    BigDecimal score = conditions.score(pass, one, other);
                    if (score.compareTo(profile.suggestThreshold()) >= 0) {
                        found.add(new PlainMatcher.Found(pass, one, other, score));
                    }
                }
            }
        }
    }

    private void subsets(
            MatchPass pass,
            List<MatchRow> target,
            List<MatchRow> others,
            boolean targetIsBook,
            List<PlainMatcher.Found> found) {
        List<MatchRow> pool =
                others.stream()
                        .filter(row -> row.amount().signum() == target.getFirst().amount().signum())
                        .filter(
                                row ->
                                        pass.window()
                                                .contains(
                                                        targetIsBook
                                                                ? days(pass, target.getFirst(), row)
                                                                : days(
                                                                        pass,
                                                                        row,
                                                                        target.getFirst())))
                        .toList();
        List<PlainMatcher.Found> solutions = new ArrayList<>();
        for (int bits = 0; bits < 1 << pool.size(); bits++) {
            int size = Integer.bitCount(bits);
            if (size >= 2 && size <= profile.limits().subsetRows()) {
                List<MatchRow> subset = new ArrayList<>();
                for (int i = 0; i < pool.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        subset.add(pool.get(i));
                    }
                }
                if (!sum(subset).equals(sum(target))) {
                    continue; // every other condition costs more to look at
                }
                join(
                        pass,
                        List.of(targetIsBook ? target : subset),
                        List.of(targetIsBook ? subset : target),
                        solutions);
            }
        }
        solutions.sort(
                Comparator.comparingInt((PlainMatcher.Found it) -> it.rows().size())
                        .thenComparingInt(it -> spread(it))
                        .thenComparing(it -> it.book(), PlainRows::compareRows)
                        .thenComparing(it -> it.statement(), PlainRows::compareRows));
        found.addAll(
                solutions.subList(
                        0, Math.min(solutions.size(), profile.limits().subsetSolutions())));
    }

    static int spread(PlainMatcher.Found found) {
        List<Integer> days = allDays(found.book(), found.statement());
        return Collections.max(days) - Collections.min(days);
    }
}
