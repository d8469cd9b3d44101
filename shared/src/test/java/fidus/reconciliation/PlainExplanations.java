package fidus.reconciliation;

import static fidus.reconciliation.PlainRows.allDays;
import static fidus.reconciliation.PlainRows.apart;
import static fidus.reconciliation.PlainRows.days;
import static fidus.reconciliation.PlainRows.groups;
import static fidus.reconciliation.PlainRows.ids;
import static fidus.reconciliation.PlainRows.key;
import static fidus.reconciliation.PlainRows.singles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Why a row is still open: the pass that came closest and what failed in it.
final class PlainExplanations {
    private final MatchProfile profile;
    private final PlainConditions conditions;
    private final List<MatchRow> book;
    private final List<MatchRow> statement;
    private final Set<MatchRow> used;
    private final Map<MatchRow, Integer> aside;

    PlainExplanations(
            PlainMatcher matcher, PlainConditions conditions, Map<MatchRow, Integer> aside) {
        this.profile = matcher.profile;
        this.book = matcher.book;
        this.statement = matcher.statement;
        this.used = matcher.used;
        this.conditions = conditions;
        this.aside = aside;
    }

    /// Of every row that no match took.
    Map<MatchRow, PlainMatcher.Why> all() {
        Map<MatchRow, PlainMatcher.Why> all = new HashMap<>();
        book.stream()
                .filter(row -> !used.contains(row))
                .forEach(row -> all.put(row, explain(row, true)));
        statement.stream()
                .filter(row -> !used.contains(row))
                .forEach(row -> all.put(row, explain(row, false)));
        return all;
    }

    private PlainMatcher.Why explain(MatchRow row, boolean isBook) {
        List<MatchRow> far = isBook ? statement : book;
        List<MatchRow> reach =
                far.stream()
                        .filter(it -> Math.abs(isBook ? days(row, it) : days(it, row)) <= 60)
                        .toList();
        List<MatchRow> near = isBook ? book : statement;
        List<List<MatchRow>> farGroups = new ArrayList<>();
        for (List<MatchRow> group :
                groups(far.stream().filter(it -> !used.contains(it)).toList())) {
            if (!Collections.disjoint(group, reach)) {
                farGroups.add(group);
            }
        }
        List<MatchRow> ownGroup =
                near.stream().filter(it -> !used.contains(it) && key(it).equals(key(row))).toList();
        record Close(MatchPass pass, Set<Condition> failed, List<MatchRow> o, List<MatchRow> t) {}
        List<Close> all = new ArrayList<>();
        for (MatchPass pass : profile.passes()) {
            if (pass.shape() == MatchPass.Shape.SUBSET) {
                continue;
            }
            boolean grouped = pass.shape().groups(isBook ? Side.BOOK : Side.STATEMENT);
            boolean farGrouped = pass.shape().groups(isBook ? Side.STATEMENT : Side.BOOK);
            List<MatchRow> mine = grouped ? ownGroup : List.of(row);
            if (grouped && key(row).isEmpty()) {
                continue;
            }
            for (List<MatchRow> other : farGrouped ? farGroups : singles(reach)) {
                List<MatchRow> o = isBook ? mine : other;
                List<MatchRow> t = isBook ? other : mine;
                all.add(new Close(pass, conditions(pass, o, t, other), o, t));
            }
        }
        all.sort(
                Comparator.comparingInt((Close it) -> it.failed.size())
                        .thenComparingInt(it -> -profile.passes().indexOf(it.pass))
                        .thenComparing(it -> apart(it.o, it.t).abs())
                        .thenComparingInt(
                                it ->
                                        allDays(it.o, it.t).stream()
                                                .mapToInt(Math::abs)
                                                .max()
                                                .orElseThrow())
                        .thenComparing(it -> isBook ? it.t : it.o, PlainRows::compareRows));
        return all.isEmpty()
                ? new PlainMatcher.Why("", Set.of(Condition.NO_COUNTERPART), Set.of(), Set.of())
                : new PlainMatcher.Why(
                        all.getFirst().pass.code(),
                        all.getFirst().failed,
                        new TreeSet<>(ids(all.getFirst().o)),
                        new TreeSet<>(ids(all.getFirst().t)));
    }

    private Set<Condition> conditions(
            MatchPass pass, List<MatchRow> o, List<MatchRow> t, List<MatchRow> other) {
        Set<Condition> failed = conditions.failed(pass, o, t);
        Set<Condition> fits =
                EnumSet.of(
                        Condition.SIGN,
                        Condition.AMOUNT,
                        Condition.DATE_WINDOW,
                        Condition.REFERENCE,
                        Condition.GROUP);
        if (Collections.disjoint(fits, failed)) {
            BigDecimal least =
                    pass.suggestOnly() ? profile.suggestThreshold() : profile.autoThreshold();
            if (conditions.score(pass, o, t).compareTo(least) < 0) {
                failed.add(Condition.THRESHOLD);
            }
        }
        if (!Collections.disjoint(other, used)) {
            failed.add(Condition.USED);
        }
        int number = profile.passes().indexOf(pass);
        List<MatchRow> both = new ArrayList<>(o);
        both.addAll(t);
        if (both.stream().anyMatch(it -> aside.getOrDefault(it, number + 1) <= number)) {
            failed.add(Condition.AMBIGUOUS);
        }
        if (failed.isEmpty()) {
            failed.add(Condition.GROUP);
        }
        return failed;
    }
}
