package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Fees and contributions: one amount, one week, nothing else that two rows have in common.
@DisplayName("Many rows of one amount")
class ManyAlikeTest {
    private static final LocalDate START = LocalDate.parse("2027-01-08");
    private static final int SHOWN = MatchProfile.Limits.STANDARD.suggestionsPerRow();

    private final Random random = new Random(11);

    @Test
    void thousandsAreProposedAsTheRulesSayOfAFew() {
        List<MatchPass> passes =
                MatchProfile.bank().passes().stream()
                        .filter(pass -> pass.shape() == MatchPass.Shape.PAIR)
                        .toList();
        MatchProfile bank = MatchProfile.bank();
        MatchProfile pairs =
                new MatchProfile(
                        "PAIRS",
                        1,
                        passes,
                        bank.compared(),
                        bank.autoThreshold(),
                        bank.suggestThreshold(),
                        bank.ambiguityMargin(),
                        bank.limits());
        for (int days : new int[] {1, 4, 12}) {
            List<MatchRow> book = rows("B", 70, days);
            List<MatchRow> statement = rows("S", 66, days);
            Set<Exclusion> undone = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                undone.add(
                        new Exclusion(
                                List.of("B" + random.nextInt(70)),
                                List.of("S" + random.nextInt(66))));
            }
            MatchResult result =
                    Agreement.agreed(pairs, book, statement, undone, () -> "in " + days + " days");
            assertThat(result.suggestions()).hasSizeGreaterThan(60);
        }
    }

    @Test
    void dayByDayTheyEndAsInAWholeRun() {
        MatchProfile bank = MatchProfile.bank();
        ContinuedRun run = new ContinuedRun(bank);
        List<MatchRow> book = new ArrayList<>();
        List<MatchRow> statement = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            List<MatchRow> ours = rows("B" + day + "-", 30, 4);
            List<MatchRow> theirs = rows("S" + day + "-", 28, 4);
            ours.forEach(row -> Matcher.add(run.book(), row));
            theirs.forEach(row -> Matcher.add(run.statement(), row));
            book.addAll(ours);
            statement.addAll(theirs);
            MatchRun.Outcome outcome = run.next();
            assertThat(run.result(outcome)).isEqualTo(Matcher.run(bank, book, statement, Set.of()));
        }
    }

    @Test
    void sixThousandOnEachSideNeitherFillTheMemoryNorStandInTheWay() {
        List<MatchRow> book = rows("B", 6_000, 1);
        List<MatchRow> statement = rows("S", 6_000, 1);
        MatchResult result = Matcher.run(MatchProfile.bank(), book, statement, Set.of());
        assertThat(result.matches()).isEmpty();
        // each of the same day with each, as many as a row may have
        assertThat(result.suggestions()).hasSize(SHOWN * 6_000);
        assertThat(result.explanations()).hasSize(12_000);
    }

    private List<MatchRow> rows(String prefix, int count, int days) {
        List<MatchRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate booked = START.plusDays(random.nextInt(days));
            LocalDate value = random.nextInt(4) == 0 && days > 1 ? booked.plusDays(1) : null;
            String text = i % 9 == 0 ? "" : word() + " " + word();
            rows.add(
                    new MatchRow(
                            prefix + i, booked, value, Money.of("25.00", "USD"), text, "", null));
        }
        return rows;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            word.append((char) ('A' + random.nextInt(26)));
        }
        return word.toString();
    }
}
