package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MatcherPropertyTest {
    private static final long SEED = 20_270_108;

    @Test
    void thePlainlyWrittenRulesAgreeOnTenThousandSmallCases() {
        assertThat(Agreement.agreeing(MatchProfile.bank(), SEED, 10_000))
                .as("passes that took part")
                .contains("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9");
    }

    @Test
    void theyAgreeWhereEveryPassIsTolerantToo() {
        assertThat(Agreement.agreeing(SmallCases.tolerant(), SEED + 7, 3_000))
                .as("passes that took part")
                .contains("T1", "T2", "T3", "T4", "T5");
    }

    /// I37, of currencies; and matches that stand take their rows and nothing else.
    @Test
    void eachCurrencyIsMatchedByItselfBesideTheMatchesThatStand() {
        assertThat(Agreement.agreeingApart(MatchProfile.bank(), new SmallCases(SEED + 8), 600))
                .isGreaterThan(400);
        assertThat(Agreement.agreeingApart(SmallCases.tolerant(), new SmallCases(SEED + 9), 200))
                .isGreaterThan(120);
    }

    /// I35.
    @Test
    void theOrderOfTheInputChangesNothing() {
        SmallCases dice = new SmallCases(SEED + 1);
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 20, "USD", "EUR");
            List<MatchRow> statement = SmallCases.answer(dice, book, 20, "USD", "EUR");
            MatchResult result = Matcher.run(MatchProfile.bank(), book, statement, Set.of());
            Collections.shuffle(book, dice.random());
            Collections.shuffle(statement, dice.random());
            assertThat(Matcher.run(MatchProfile.bank(), book, statement, Set.of()))
                    .as("case " + i + " of seed " + (SEED + 1))
                    .isEqualTo(result);
        }
    }

    @Test
    void anotherRowOrProfileGivesAnotherHash() {
        List<MatchRow> book = List.of(Rows.row("B1", "2027-01-08", "10.00", "a"));
        MatchResult result = Matcher.run(MatchProfile.bank(), book, List.of(), Set.of());
        List<MatchRow> other = List.of(Rows.row("B1", "2027-01-08", "10.00", "b"));
        Set<String> hashes = new HashSet<>();
        hashes.add(result.runHash());
        hashes.add(result.inputHash());
        hashes.add(Matcher.run(MatchProfile.bank(), other, List.of(), Set.of()).runHash());
        hashes.add(Matcher.run(MatchProfile.broker(), book, List.of(), Set.of()).runHash());
        hashes.add(
                Matcher.run(
                                MatchProfile.bank(),
                                book,
                                List.of(),
                                Set.of(new Exclusion(List.of("B1"), List.of("S1"))))
                        .runHash());
        assertThat(hashes).hasSize(5).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    /// I36, and of I37 that no match crosses account, currency or sign.
    @Test
    void noRowIsUsedTwiceAndNoMatchCrossesCurrencyOrSign() {
        SmallCases dice = new SmallCases(SEED + 2);
        for (int i = 0; i < 2_000; i++) {
            List<MatchRow> book = dice.rows("B", 25, "USD", "EUR");
            List<MatchRow> statement = SmallCases.answer(dice, book, 25, "USD", "EUR");
            MatchResult result = Matcher.run(MatchProfile.bank(), book, statement, Set.of());
            String where = "case " + i + " of seed " + (SEED + 2);
            Map<RowRef, MatchRow> rows = new HashMap<>();
            book.forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
            statement.forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
            Set<RowRef> seen = new HashSet<>(result.unmatched());
            assertThat(seen).as(where).hasSameSizeAs(result.unmatched());
            for (Match match : result.matches()) {
                Set<String> kinds = new HashSet<>();
                refs(match)
                        .forEach(
                                ref -> {
                                    assertThat(seen.add(ref)).as(where + ref).isTrue();
                                    Money amount = rows.get(ref).amount();
                                    kinds.add(amount.currency().code() + amount.signum());
                                });
                assertThat(kinds).as(where).hasSize(1);
            }
            assertThat(seen).as(where).isEqualTo(rows.keySet());
        }
    }

    private static Stream<RowRef> refs(Match match) {
        return Stream.concat(
                match.bookRows().stream().map(id -> new RowRef(Side.BOOK, id)),
                match.statementRows().stream().map(id -> new RowRef(Side.STATEMENT, id)));
    }

    /// I39.
    @Test
    void everyUnmatchedRowSaysWhyWithMeasureAndLimit() {
        SmallCases dice = new SmallCases(SEED + 3);
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 25, "USD", "KWD");
            List<MatchRow> statement = SmallCases.answer(dice, book, 25, "USD");
            MatchResult result = Matcher.run(MatchProfile.bank(), book, statement, Set.of());
            assertThat(result.explanations().stream().map(Explanation::row))
                    .as("case " + i + " of seed " + (SEED + 3))
                    .isEqualTo(result.unmatched())
                    .isNotNull();
            assertThat(result.explanations())
                    .allSatisfy(
                            it -> {
                                assertThat(it.measured()).isNotBlank();
                                assertThat(it.limit()).isNotBlank();
                                assertThat(it.sentence()).contains(it.measured().split(" ")[0]);
                            });
        }
    }

    /// I37.
    @Test
    void anAmbiguousCandidateIsNeverMatchedAndItsRowsStayOpen() {
        SmallCases dice = new SmallCases(SEED + 4);
        int ambiguous = 0;
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 15, "USD");
            List<MatchRow> statement = SmallCases.answer(dice, book, 15, "USD");
            MatchResult result = Matcher.run(MatchProfile.bank(), book, statement, Set.of());
            Set<RowRef> open = new HashSet<>(result.unmatched());
            Set<Exclusion> matched =
                    result.matches().stream().map(Exclusion::of).collect(Collectors.toSet());
            for (Suggestion it : result.suggestions()) {
                ambiguous += it.reason() == Condition.AMBIGUOUS ? 1 : 0;
                assertThat(matched)
                        .doesNotContain(new Exclusion(it.bookRows(), it.statementRows()));
                assertThat(it.rank()).isBetween(1, 3);
                it.bookRows().forEach(id -> assertThat(open).contains(new RowRef(Side.BOOK, id)));
                it.statementRows()
                        .forEach(id -> assertThat(open).contains(new RowRef(Side.STATEMENT, id)));
            }
        }
        assertThat(ambiguous).isGreaterThan(500);
    }

    /// What I38 asks of the engine: the matches that stand stay, and what was undone is not found
    /// again. That undoing takes away exactly one is proved where it is done, in RecountedRunTest.
    @Test
    void whatWasUndoneIsNotFoundAgainAndWhatStandsStays() {
        SmallCases dice = new SmallCases(SEED + 5);
        int undone = 0;
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 12, "USD");
            List<MatchRow> statement = SmallCases.answer(dice, book, 12, "USD");
            MatchProfile bank = MatchProfile.bank();
            MatchResult before = Matcher.run(bank, book, statement, Set.of());
            if (before.matches().isEmpty()) {
                continue;
            }
            undone++;
            Match gone = before.matches().get(dice.upTo(before.matches().size()));
            List<Match> standing = new ArrayList<>(before.matches());
            standing.remove(gone);
            Exclusion exclusion = Exclusion.of(gone);
            MatchResult after =
                    Matcher.run(
                            new MatchRequest(bank, book, statement, Set.of(exclusion), standing));
            String where = "case " + i + " of seed " + (SEED + 5);
            assertThat(after.matches()).as(where).containsAll(standing).doesNotContain(gone);
            assertThat(after.matches().stream().map(Exclusion::of))
                    .as(where)
                    .doesNotContain(exclusion);
            MatchResult lifted =
                    Matcher.run(new MatchRequest(bank, book, statement, Set.of(), standing));
            assertThat(lifted.matches()).as(where).containsAll(standing);
        }
        assertThat(undone).isGreaterThan(500);
    }

    /// I40.
    @Test
    void theProofHoldsForEveryRunAndFailsByOneCent() {
        SmallCases dice = new SmallCases(SEED + 6);
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 20, "USD");
            List<MatchRow> statement = SmallCases.answer(dice, book, 20, "USD");
            MatchRequest request =
                    new MatchRequest(MatchProfile.bank(), book, statement, Set.of(), List.of());
            MatchResult result = Matcher.run(request);
            Money opening = Money.of("1000.00", "USD");
            Money statementClosing = opening.plus(sum(statement));
            Money bookClosing = opening.plus(sum(book));
            BalanceProof proof =
                    BalanceProof.of(
                            new BalanceProof.Balances(
                                    opening, statementClosing, opening, bookClosing),
                            request,
                            result);
            String where = "case " + i + " of seed " + (SEED + 6);
            assertThat(proof.rest().isZero()).as(where).isTrue();
            Money cent = Money.of("0.01", "USD");
            BalanceProof off =
                    BalanceProof.of(
                            new BalanceProof.Balances(
                                    opening, statementClosing.plus(cent), opening, bookClosing),
                            request,
                            result);
            assertThat(off.rest()).as(where).isEqualTo(cent);
        }
    }

    private static Money sum(List<MatchRow> rows) {
        Money sum = Money.of("0.00", "USD");
        for (MatchRow row : rows) {
            sum = sum.plus(row.amount());
        }
        return sum;
    }

    @Test
    void aRowCarriedOverAndMatchedNowIsTakenOffTheProof() {
        MatchRow carried = Rows.row("B1", "2027-01-30", "50.00", "late deposit 77");
        MatchRow arrived = Rows.row("S1", "2027-02-01", "50.00", "late deposit 77");
        MatchRequest request =
                new MatchRequest(
                        MatchProfile.bank(),
                        List.of(carried),
                        List.of(arrived),
                        Set.of(),
                        List.of());
        BalanceProof proof =
                BalanceProof.of(
                        new BalanceProof.Balances(
                                Money.of("1000.00", "USD"),
                                Money.of("1050.00", "USD"),
                                Money.of("1050.00", "USD"),
                                Money.of("1050.00", "USD")),
                        request,
                        Matcher.run(request),
                        Set.of(new RowRef(Side.BOOK, "B1")));
        assertThat(proof.holds()).isTrue();
    }
}
