package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import java.util.ArrayList;
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
        return matches(result.matches());
    }

    private static Set<String> matches(List<Match> matches) {
        return matches.stream()
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

    /// @return what the engine says, which is what the rules say
    static MatchResult agreed(
            MatchProfile profile,
            List<MatchRow> book,
            List<MatchRow> statement,
            Set<Exclusion> undone,
            Supplier<String> where) {
        MatchResult result = Matcher.run(profile, book, statement, undone);
        PlainMatcher plain = new PlainMatcher(profile, book, statement, undone);
        assertThat(matches(result)).as(where).isEqualTo(matches(plain));
        assertThat(explanations(result)).as(where).isEqualTo(explanations(plain, book));
        assertThat(result.suggestions().stream().map(it -> proposal(it)).toList())
                .as(where)
                .isEqualTo(proposals(plain));
        return result;
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
            int number = i;
            MatchResult result =
                    agreed(
                            profile,
                            book,
                            statement,
                            undone,
                            () ->
                                    "case "
                                            + number
                                            + " of "
                                            + profile.name()
                                            + "\n"
                                            + book
                                            + "\n"
                                            + statement);
            result.matches().forEach(it -> passes.add(it.pass()));
            result.suggestions().forEach(it -> passes.add(it.pass()));
        }
        return passes;
    }

    /// Cases of two currencies in which some matches stand already, those of an earlier run and one
    /// that a person made. The rules know neither: what they say of the free rows of each currency
    /// by itself is what the engine says of all.
    ///
    /// @return how many matches stood
    static int agreeingApart(MatchProfile profile, SmallCases dice, int cases) {
        int stood = 0;
        for (int i = 0; i < cases; i++) {
            List<MatchRow> book = dice.rows("B", 7, "USD", "EUR");
            List<MatchRow> statement = SmallCases.answer(dice, book, 7, "USD", "EUR");
            List<Match> standing = standing(profile, dice, book, statement);
            stood += standing.size();
            MatchResult result =
                    Matcher.run(new MatchRequest(profile, book, statement, Set.of(), standing));
            Set<String> used =
                    standing.stream()
                            .flatMap(
                                    it ->
                                            Stream.concat(
                                                    it.bookRows().stream(),
                                                    it.statementRows().stream()))
                            .collect(Collectors.toSet());
            Set<String> matches = new TreeSet<>();
            Set<String> proposals = new TreeSet<>();
            for (String currency : List.of("USD", "EUR")) {
                var plain =
                        new PlainMatcher(
                                profile,
                                free(book, used, currency),
                                free(statement, used, currency),
                                Set.of());
                matches.addAll(matches(plain));
                proposals.addAll(proposals(plain));
            }
            String where = "case " + i + " of " + profile.name() + "\n" + book + "\n" + statement;
            assertThat(result.matches()).as(where).containsAll(standing);
            assertThat(
                            matches(result).stream()
                                    .filter(it -> !matches(standing).contains(it))
                                    .collect(Collectors.toSet()))
                    .as(where)
                    .isEqualTo(matches);
            assertThat(
                            result.suggestions().stream()
                                    .map(it -> proposal(it))
                                    .collect(Collectors.toSet()))
                    .as(where)
                    .isEqualTo(proposals);
        }
        return stood;
    }

    private static List<MatchRow> free(List<MatchRow> rows, Set<String> used, String currency) {
        return rows.stream()
                .filter(row -> row.amount().currency().code().equals(currency))
                .filter(row -> !used.contains(row.rowId()))
                .toList();
    }

    private static List<Match> standing(
            MatchProfile profile, SmallCases dice, List<MatchRow> book, List<MatchRow> statement) {
        MatchResult before = Matcher.run(profile, book, statement, Set.of());
        List<Match> standing =
                new ArrayList<>(before.matches().stream().filter(it -> dice.upTo(2) == 0).toList());
        Set<RowRef> open = Set.copyOf(before.unmatched());
        for (MatchRow ours : book) {
            for (MatchRow theirs : statement) {
                Money amount = ours.amount();
                boolean alike =
                        amount.currency().equals(theirs.amount().currency())
                                && amount.signum() == theirs.amount().signum();
                if (alike
                        && open.contains(new RowRef(Side.BOOK, ours.rowId()))
                        && open.contains(new RowRef(Side.STATEMENT, theirs.rowId()))) {
                    standing.add(
                            new Match(
                                    Match.MANUAL,
                                    null,
                                    List.of(ours.rowId()),
                                    List.of(theirs.rowId()),
                                    theirs.amount().minus(amount)));
                    return standing;
                }
            }
        }
        return standing;
    }
}
