package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Windows that count business days, and rows of several currencies, against the plain rules.
final class CountedDaysTest {
    private static final long SEED = 20_270_108;

    @Test
    void theyAgreeWhereWindowsCountBusinessDaysAroundEaster() {
        LocalDate easter = LocalDate.parse("2027-03-24");
        for (DayUnit unit : List.of(DayUnit.WEEKDAYS, DayUnit.TARGET)) {
            assertThat(
                            Agreement.agreeing(
                                    SmallCases.counting(unit),
                                    new SmallCases(SEED + 8, easter),
                                    1_000))
                    .as("passes that took part")
                    .contains("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9");
            MatchProfile tolerant =
                    SmallCases.tolerant(
                            new MatchPass.Window(2, 12, unit), new MatchPass.Window(3, 0, unit));
            assertThat(Agreement.agreeing(tolerant, new SmallCases(SEED + 9, easter), 150))
                    .contains("T1");
        }
    }

    /// Up to twelve rows a side in two currencies, under windows of every unit: each currency is
    /// what the plain rules say of its rows alone.
    @Test
    void theyAgreeOnTwelveRowsOfSeveralCurrencies() {
        SmallCases dice = new SmallCases(SEED + 10, LocalDate.parse("2027-03-24"));
        for (int i = 0; i < 45; i++) {
            MatchProfile profile = SmallCases.counting(DayUnit.values()[i % 3]);
            List<MatchRow> book = dice.rows("B", 12, "USD", "EUR");
            List<MatchRow> statement = SmallCases.answer(dice, book, 12, "USD", "EUR");
            Set<String> plain = new HashSet<>();
            for (String currency : List.of("USD", "EUR")) {
                plain.addAll(
                        Agreement.matches(
                                new PlainMatcher(
                                        profile,
                                        of(book, currency),
                                        of(statement, currency),
                                        Set.of())));
            }
            assertThat(Agreement.matches(Matcher.run(profile, book, statement, Set.of())))
                    .as("case " + i + " of seed " + (SEED + 10))
                    .isEqualTo(plain);
        }
    }

    private static List<MatchRow> of(List<MatchRow> rows, String currency) {
        return rows.stream()
                .filter(row -> row.amount().currency().code().equals(currency))
                .toList();
    }
}
