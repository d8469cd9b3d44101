package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MatcherPropertyTest {
    private static final LocalDate START = LocalDate.parse("2027-01-08");
    private static final long SEED = 20_270_108;
    private static final String[] AMOUNTS = {
        "10.00", "10.00", "20.00", "30.00", "10.50", "19.50", "50.00", "9.99", "-10.00", "-25.00"
    };
    private static final String[] TEXTS = {
        "Deposit Client A INV 4711",
        "DEPOSIT CLIENT A INV-4711",
        "deposit client a inv 471",
        "INV 4711",
        "client a inv 4711 PB-1",
        "Bank fee",
        "BATCH PB-2",
        "pb 2/x",
        ""
    };
    private static final String[] KEYS = {"", "", "", "PB-1", "pb 1", "PB-2", "X"};

    private static final class Dice {
        private final Random random;

        Dice(long seed) {
            random = new Random(seed);
        }

        int upTo(int bound) {
            return random.nextInt(bound);
        }

        String of(String[] values) {
            return values[random.nextInt(values.length)];
        }

        MatchRow row(String id, String currency, boolean far) {
            LocalDate booked = START.plusDays(upTo(far && upTo(6) == 0 ? 80 : 7));
            LocalDate value = upTo(4) == 0 ? booked.plusDays(upTo(4) - 1L) : null;
            String key = of(KEYS);
            return new MatchRow(
                    id,
                    booked,
                    value,
                    Money.of(of(AMOUNTS), currency),
                    of(TEXTS),
                    "",
                    key.isEmpty() ? null : key);
        }

        List<MatchRow> rows(String prefix, int most, String... currencies) {
            List<MatchRow> rows = new ArrayList<>();
            int count = upTo(most + 1);
            boolean far = upTo(3) == 0;
            for (int i = 0; i < count; i++) {
                MatchRow row = row(prefix + i, of(currencies), far);
                rows.add(row);
                while (upTo(5) == 0 && rows.size() < count) {
                    i++;
                    rows.add(
                            new MatchRow(
                                    prefix + i,
                                    row.bookingDate(),
                                    row.valueDate(),
                                    row.amount(),
                                    row.text(),
                                    "",
                                    row.batchReference()));
                }
            }
            return rows;
        }
    }

    /// Rows of a statement, some of them echoes of book rows: later, charged, or worded otherwise.
    private static List<MatchRow> answer(
            Dice dice, List<MatchRow> book, int most, String... currencies) {
        List<MatchRow> rows = dice.rows("S", most, currencies);
        int number = 0;
        for (MatchRow row : book) {
            if (rows.size() < most && dice.upTo(3) > 0) {
                String cents = dice.upTo(4) == 0 ? "-0.50" : "0.00";
                rows.add(
                        new MatchRow(
                                "E" + number++,
                                row.bookingDate().plusDays(dice.upTo(5)),
                                null,
                                row.amount().plus(Money.of(cents, row.amount().currency().code())),
                                dice.upTo(3) == 0 ? row.text() + " " + dice.of(TEXTS) : row.text(),
                                "",
                                row.batchReference()));
            }
        }
        return rows;
    }

    private static String rows(Stream<String> ids) {
        return new TreeSet<>(ids.toList()).toString();
    }

    private static Set<String> matches(MatchResult result) {
        return result.matches().stream()
                .map(
                        it ->
                                it.pass()
                                        + it.score()
                                        + rows(it.bookRows().stream())
                                        + rows(it.statementRows().stream()))
                .collect(Collectors.toSet());
    }

    private static Set<String> matches(PlainMatcher plain) {
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

    @Test
    void thePlainlyWrittenRulesAgreeOnTenThousandSmallCases() {
        assertThat(agreeing(MatchProfile.bank(), SEED, 10_000))
                .as("passes that took part")
                .contains("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9");
    }

    @Test
    void theyAgreeWhereEveryPassIsTolerantToo() {
        assertThat(agreeing(tolerant(), SEED + 7, 3_000))
                .as("passes that took part")
                .contains("T1", "T2", "T3", "T4", "T5");
    }

    /// Passes of every kind that take other amounts, in an unusual order.
    private static MatchProfile tolerant() {
        MatchPass.Tolerance some =
                new MatchPass.Tolerance(
                        new BigDecimal("1.50"),
                        new BigDecimal("0.05"),
                        new BigDecimal("0.75"),
                        new BigDecimal("0.0125"));
        MatchPass.Window late = new MatchPass.Window(3, 21);
        MatchPass.Window early = new MatchPass.Window(5, 0);
        return new MatchProfile(
                "TOLERANT",
                1,
                List.of(
                        MatchPass.pair("T1", ReferenceMode.EQUAL, early).within(some),
                        MatchPass.of(
                                        "T2",
                                        MatchPass.Shape.ONE_STATEMENT_TO_BOOK_GROUP,
                                        ReferenceMode.EQUAL,
                                        late)
                                .within(some),
                        MatchPass.pair("T3", ReferenceMode.SIMILAR, late).within(some),
                        MatchPass.of(
                                        "T4",
                                        MatchPass.Shape.GROUP_TO_GROUP,
                                        ReferenceMode.EQUAL,
                                        late)
                                .within(some),
                        MatchPass.pair("T5", ReferenceMode.IGNORE, early).within(some)),
                MatchProfile.Compared.TEXT,
                new BigDecimal("0.75"),
                new BigDecimal("0.50"),
                new BigDecimal("0.03"),
                MatchProfile.Limits.STANDARD);
    }

    /// @return the passes that found something
    private static Set<String> agreeing(MatchProfile profile, long seed, int cases) {
        Dice dice = new Dice(seed);
        Set<String> passes = new TreeSet<>();
        for (int i = 0; i < cases; i++) {
            int most = i % 250 == 0 ? 12 : 6;
            List<MatchRow> book = dice.rows("B", most, "USD");
            List<MatchRow> statement = answer(dice, book, most, "USD");
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
                    () -> "case " + number + " of seed " + seed + "\n" + book + "\n" + statement;
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

    @Test
    void theOrderOfTheInputChangesNothing() {
        Dice dice = new Dice(SEED + 1);
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 20, "USD", "EUR");
            List<MatchRow> statement = answer(dice, book, 20, "USD", "EUR");
            MatchResult result = Matcher.run(MatchProfile.bank(), book, statement, Set.of());
            Collections.shuffle(book, dice.random);
            Collections.shuffle(statement, dice.random);
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

    @Test
    void noRowIsUsedTwiceAndNoMatchCrossesCurrencyOrSign() {
        Dice dice = new Dice(SEED + 2);
        for (int i = 0; i < 2_000; i++) {
            List<MatchRow> book = dice.rows("B", 25, "USD", "EUR");
            List<MatchRow> statement = answer(dice, book, 25, "USD", "EUR");
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

    @Test
    void everyUnmatchedRowSaysWhyWithMeasureAndLimit() {
        Dice dice = new Dice(SEED + 3);
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 25, "USD", "KWD");
            List<MatchRow> statement = answer(dice, book, 25, "USD");
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

    @Test
    void anAmbiguousCandidateIsNeverMatchedAndItsRowsStayOpen() {
        Dice dice = new Dice(SEED + 4);
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 15, "USD");
            List<MatchRow> statement = answer(dice, book, 15, "USD");
            MatchResult result = Matcher.run(MatchProfile.bank(), book, statement, Set.of());
            Set<RowRef> open = new HashSet<>(result.unmatched());
            for (Suggestion it : result.suggestions()) {
                assertThat(it.rank()).isBetween(1, 3);
                it.bookRows().forEach(id -> assertThat(open).contains(new RowRef(Side.BOOK, id)));
                it.statementRows()
                        .forEach(id -> assertThat(open).contains(new RowRef(Side.STATEMENT, id)));
            }
        }
    }

    @Test
    void undoFreesExactlyOneMatch() {
        Dice dice = new Dice(SEED + 5);
        int undone = 0;
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 12, "USD");
            List<MatchRow> statement = answer(dice, book, 12, "USD");
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

    @Test
    void theProofHoldsForEveryRunAndFailsByOneCent() {
        Dice dice = new Dice(SEED + 6);
        for (int i = 0; i < 1_000; i++) {
            List<MatchRow> book = dice.rows("B", 20, "USD");
            List<MatchRow> statement = answer(dice, book, 20, "USD");
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
