package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

class ContinuedRunTest {
    private static final long SEED = 20_270_121;

    /// A run that goes on, and everything it was given.
    private static final class Days {
        final SmallCases dice;
        final MatchProfile profile;
        final ContinuedRun run;
        final List<MatchRow> book = new ArrayList<>();
        final List<MatchRow> statement = new ArrayList<>();
        final Set<Exclusion> undone = new HashSet<>();
        final List<Match> standing = new ArrayList<>();

        Days(SmallCases dice, MatchProfile profile) {
            this.dice = dice;
            this.profile = profile;
            run = new ContinuedRun(profile);
        }

        void add(List<MatchRow> ours, List<MatchRow> theirs) {
            ours.forEach(row -> Matcher.add(run.book(), row));
            theirs.forEach(row -> Matcher.add(run.statement(), row));
            book.addAll(ours);
            statement.addAll(theirs);
        }

        /// The result of the round, which must be that of a whole run.
        MatchResult round(Supplier<String> where) {
            MatchRun.Outcome outcome = run.next(undone, standing);
            MatchResult now = run.result(outcome);
            MatchResult whole =
                    Matcher.run(new MatchRequest(profile, book, statement, undone, standing));
            assertThat(now.matches()).as(where).isEqualTo(whole.matches());
            assertThat(now.suggestions()).as(where).isEqualTo(whole.suggestions());
            assertThat(now.explanations()).as(where).isEqualTo(whole.explanations());
            assertThat(now).as(where).isEqualTo(whole);
            assertThat(outcome.matches()).as(where).isEqualTo(whole.matches().size());
            assertThat(outcome.suggestions()).as(where).isEqualTo(whole.suggestions().size());
            assertThat(outcome.unmatched()).as(where).isEqualTo(whole.unmatched().size());
            assertThat(outcome.unsearched()).as(where).isEqualTo(whole.unsearched().size());
            assertThat(outcome.informationOnly())
                    .as(where)
                    .isEqualTo(whole.informationOnly().size());
            return now;
        }

        /// People undo, lift, accept, match by hand and take back.
        void decide(MatchResult last) {
            undone.removeIf(_ -> dice.upTo(4) == 0);
            standing.removeIf(_ -> dice.upTo(4) == 0);
            Set<RowRef> used = new HashSet<>();
            standing.forEach(it -> used.addAll(refs(it)));
            for (Match match : last.matches()) {
                int way = dice.upTo(6);
                if (way == 0 && !standing.contains(match)) {
                    undone.add(Exclusion.of(match));
                } else if (way == 1 && used.addAll(refs(match))) {
                    standing.removeIf(it -> !Collections.disjoint(refs(it), refs(match)));
                    standing.add(match);
                }
            }
            for (Suggestion it : last.suggestions()) {
                Match match =
                        new Match(
                                Match.MANUAL,
                                null,
                                it.bookRows(),
                                it.statementRows(),
                                it.difference());
                if (dice.upTo(5) == 0 && Collections.disjoint(used, refs(match))) {
                    used.addAll(refs(match));
                    standing.removeIf(kept -> !Collections.disjoint(refs(kept), refs(match)));
                    standing.add(match);
                }
            }
        }

        private static Set<RowRef> refs(Match match) {
            Set<RowRef> refs = new HashSet<>();
            match.bookRows().forEach(id -> refs.add(new RowRef(Side.BOOK, id)));
            match.statementRows().forEach(id -> refs.add(new RowRef(Side.STATEMENT, id)));
            return refs;
        }
    }

    private static void inDays(
            MatchProfile profile, long seed, int cases, int most, String... currencies) {
        for (int i = 0; i < cases; i++) {
            SmallCases dice = new SmallCases(seed * 1_000_003 + i);
            List<MatchRow> book = dice.rows("B", most, currencies);
            List<MatchRow> statement = SmallCases.answer(dice, book, most, currencies);
            Collections.shuffle(book, dice.random());
            Collections.shuffle(statement, dice.random());
            Days days = new Days(dice, profile);
            int number = i;
            List<MatchRow> ours = List.copyOf(book);
            List<MatchRow> theirs = List.copyOf(statement);
            int rounds = 1 + dice.upTo(5);
            for (int round = 1; round <= rounds; round++) {
                days.add(part(dice, book, round == rounds), part(dice, statement, round == rounds));
                int at = round;
                MatchResult result =
                        days.round(
                                () ->
                                        "case %d of seed %d\n%s\n%s\nround %d%s%s%s%s"
                                                .formatted(
                                                        number,
                                                        seed,
                                                        ours,
                                                        theirs,
                                                        at,
                                                        days.undone,
                                                        days.standing,
                                                        days.book,
                                                        days.statement));
                if (dice.upTo(2) == 0) {
                    days.decide(result);
                }
            }
        }
    }

    private static List<MatchRow> part(SmallCases dice, List<MatchRow> rest, boolean isLast) {
        int count = isLast ? rest.size() : dice.upTo(rest.size() + 1);
        List<MatchRow> part = new ArrayList<>(rest.subList(0, count));
        rest.subList(0, count).clear();
        return part;
    }

    @Test
    void dayByDayEndsWhereAWholeRunEnds() {
        inDays(MatchProfile.bank(), SEED, 4_000, 8, "USD");
    }

    @Test
    void dayByDayWithMoreRowsThatLookAlike() {
        inDays(MatchProfile.bank(), SEED + 1, 600, 30, "USD");
    }

    @Test
    void dayByDayWithTolerantPassesInAnUnusualOrder() {
        inDays(SmallCases.tolerant(), SEED + 2, 2_000, 10, "USD");
    }

    @Test
    void dayByDayInSeveralCurrencies() {
        inDays(MatchProfile.bank(), SEED + 3, 500, 20, "USD", "EUR");
        inDays(MatchProfile.broker(), SEED + 4, 300, 20, "USD", "EUR");
    }

    @Test
    void anIdThatComesAgainOnALaterDayIsRefused() {
        ContinuedRun run = new ContinuedRun(MatchProfile.bank());
        Matcher.add(run.book(), Rows.row("B1", "2027-01-08", "10.00", "a"));
        run.next();
        Matcher.add(run.book(), Rows.row("B1", "2027-01-09", "11.00", "b"));
        assertThatThrownBy(run::next)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Row B1 stands twice among the book rows");
    }

    @Test
    void aRowOfALaterDayCanUnsettleAMatchOfYesterday() {
        ContinuedRun run = new ContinuedRun(MatchProfile.bank());
        Matcher.add(run.book(), Rows.row("B1", "2027-01-08", "10.00", "Invoice 4711"));
        Matcher.add(run.statement(), Rows.row("S1", "2027-01-10", "10.00", "Invoice 4711"));
        assertThat(run.next().matches()).isEqualTo(1);
        Matcher.add(run.book(), Rows.row("B2", "2027-01-08", "10.00", "Invoice 4711 X"));
        MatchRun.Outcome outcome = run.next();
        MatchResult result = run.result(outcome);
        assertThat(Stream.of(outcome.matches(), outcome.unmatched())).containsExactly(0, 3);
        assertThat(result.suggestions()).hasSize(2);
        assertThat(Money.of("0.00", "USD")).isEqualTo(result.suggestions().getFirst().difference());
    }
}
