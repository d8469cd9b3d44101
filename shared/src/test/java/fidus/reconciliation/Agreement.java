package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what the engine says against what the plainly written rules say.
final class Agreement {
    private Agreement() {}

    private static String rows(Stream<String> ids) {
        return new TreeSet<>(ids.toList()).toString();
    }

    static Set<String> matches(MatchResult result) {
        return result.matches().stream()
                .map(
                        it ->
                                it.pass()
                                        + it.score()
                                        + rows(it.bookRows().stream())
                                        + rows(it.statementRows().stream()))
                .collect(Collectors.toSet());
    }

    static Set<String> matches(PlainMatcher plain) {
        return plain.matches.stream()
                .map(
                        it ->
                                it.pass().code()
                                        + it.score()
                                        + rows(it.book().stream().map(MatchRow::rowId))
                                        + rows(it.statement().stream().map(MatchRow::rowId)))
                .collect(Collectors.toSet());
    }

    private static Map<RowRef, PlainMatcher.Why> explanations(MatchResult result) {
        Map<RowRef, PlainMatcher.Why> whys = new HashMap<>();
        for (Explanation it : result.explanations()) {
            Set<Condition> failed =
                    it.failed().stream()
                            .map(Explanation.Failure::condition)
                            .collect(Collectors.toSet());
            Explanation.Closest near = it.closest();
            whys.put(
                    it.row(),
                    near == null
                            ? new PlainMatcher.Why("", failed, Set.of(), Set.of())
                            : new PlainMatcher.Why(
                                    near.pass(),
                                    failed,
                                    Set.copyOf(near.bookRows()),
                                    Set.copyOf(near.statementRows())));
        }
        return whys;
    }

    private static Map<RowRef, PlainMatcher.Why> explanations(
            PlainMatcher plain, List<MatchRow> book) {
        Map<RowRef, PlainMatcher.Why> whys = new HashMap<>();
        plain.explanations.forEach(
                (row, why) ->
                        whys.put(
                                new RowRef(
                                        book.contains(row) ? Side.BOOK : Side.STATEMENT,
                                        row.rowId()),
                                why));
        return whys;
    }

    private static List<String> proposals(PlainMatcher plain) {
        return plain.shown().stream()
                .map(
                        it ->
                                it.pass().code()
                                        + plain.suggestions.get(it)
                                        + it.score()
                                        + rows(it.book().stream().map(MatchRow::rowId))
                                        + rows(it.statement().stream().map(MatchRow::rowId)))
                .toList();
    }

    private static String proposal(Suggestion it) {
        return it.pass()
                + it.reason()
                + it.score()
                + rows(it.bookRows().stream())
                + rows(it.statementRows().stream());
    }

    static Set<String> agreeing(MatchProfile profile, long seed, int cases) {
        return agreeing(profile, new SmallCases(seed), cases);
    }

    /// @return the passes that found something
    static Set<String> agreeing(MatchProfile profile, SmallCases dice, int cases) {
        Set<String> passes = new TreeSet<>();
        for (int i = 0; i < cases; i++) {
            int most = i % 250 == 0 ? 12 : 6;
            List<MatchRow> book = dice.rows("B", most, "USD");
            List<MatchRow> statement = SmallCases.answer(dice, book, most, "USD");
            Set<Exclusion> undone = new HashSet<>();
            if (i % 3 == 0) {
                Matcher.run(profile, book, statement, Set.of()).matches().stream()
                        .filter(it -> dice.upTo(2) == 0)
                        .forEach(it -> undone.add(Exclusion.of(it)));
            }
            MatchResult result = Matcher.run(profile, book, statement, undone);
            PlainMatcher plain = new PlainMatcher(profile, book, statement, undone);
            int number = i;
            Supplier<String> where =
                    () ->
                            "case "
                                    + number
                                    + " of "
                                    + profile.name()
                                    + "\n"
                                    + book
                                    + "\n"
                                    + statement;
            assertThat(matches(result)).as(where).isEqualTo(matches(plain));
            assertThat(explanations(result)).as(where).isEqualTo(explanations(plain, book));
            assertThat(result.suggestions().stream().map(it -> proposal(it)).toList())
                    .as(where)
                    .isEqualTo(proposals(plain));
            result.matches().forEach(it -> passes.add(it.pass()));
            result.suggestions().forEach(it -> passes.add(it.pass()));
        }
        return passes;
    }
}
