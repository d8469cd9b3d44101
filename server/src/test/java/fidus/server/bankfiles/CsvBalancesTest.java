package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.SignRule;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Where the rows of a CSV file end is said by their balances, in whatever order they are written.
final class CsvBalancesTest {
    private static final CsvProfile PROFILE =
            BankSamples.plain(
                    new CsvProfile.Columns(1, 0, 2, 0, 0, "", 0, 0, 0, 0, 0, 3),
                    SignRule.SIGNED,
                    0);
    private static final LocalDate FIRST = LocalDate.of(2021, 2, 1);

    private record Row(LocalDate day, int cents, int balance) {
        String printed() {
            return "%1$td.%1$tm.%1$tY;%2$s;%3$s%n".formatted(day, euros(cents), euros(balance));
        }
    }

    private static String euros(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString().replace('.', ',');
    }

    @ParameterizedTest
    @CsvSource({
        "'2 20 135|2 -15 120|1 10 110|1 5 115', 120.00", // newest day first, ascending within it
        "'1 10 110|1 5 115|2 20 135|2 -15 120', 120.00",
        "'2 -15 120|2 20 135|1 5 115|1 10 110', 120.00",
        "'1 5 115|2 -15 120|1 10 110|2 20 135', 120.00",
        "'1 10 110|1 -10 100|2 30 130', 130.00", // through an earlier balance
        "'3 100 0|2 -70 -100|1 -30 -30', 0.00", // back to where it began, newest first
        "'2 -100 0|1 30 30|1 70 100', ''", // back again, in an order that contradicts the days
        "'1 10 110|1 -10 100', ''",
        "'1 0 100|1 0 100', 100.00",
        "'1 5 105|3 7 200', 200.00", // rows between them are missing
        "'3 5 105|3 7 200', ''",
        "'1 5 105|2 7 |3 8 120', 120.00",
        "'1 5 105|3 7 |3 8 120', ''"
    })
    void theEndIsTheBalanceThatNoRowBeginsWith(String rows, String end) {
        var text = new StringBuilder();
        for (String row : rows.split("\\|", -1)) {
            String[] cells = row.split(" ", -1);
            text.append("0%s.02.2021;%s,00;".formatted(cells[0], cells[1]))
                    .append(cells[2].isEmpty() ? "\n" : cells[2] + ",00\n");
        }

        Money expected = end.isEmpty() ? null : Money.of(end, "EUR");
        assertThat(end(text.toString())).isEqualTo(expected);
    }

    @Test
    void aBalanceAboveThemOfAnEarlierDayIsNotTheirEnd() {
        var above =
                new CsvProfile(
                        "above",
                        ";",
                        "UTF-8",
                        "dd.MM.yyyy",
                        PROFILE.decimal(),
                        Currency.EUR,
                        PROFILE.columns(),
                        SignRule.SIGNED,
                        1,
                        0,
                        "",
                        "R1C3");
        String text = "01.02.2021;Saldo;110,00\n01.02.2021;10,00;110,00\n02.02.2021;5,00;115,00\n";

        assertThat(end(text, above)).isEqualTo(Money.of("115.00", "EUR"));
    }

    @Test
    void rowsInAnyOrderEndAtTheSameBalanceOrAtNone() {
        var random = new Random(7);
        int known = 0;
        for (int round = 0; round < 400; round++) {
            List<Row> rows = rows(random);
            int last = rows.getLast().balance;
            if (rows.getFirst().balance - rows.getFirst().cents == last) {
                continue; // back where it began: only its order says where that is
            }
            for (int shuffle = 0; shuffle < 5; shuffle++) {
                Collections.shuffle(rows, random);
                var text = new StringBuilder();
                rows.forEach(row -> text.append(row.printed()));
                Money end = end(text.toString());
                known += end == null ? 0 : 1;
                assertThat(end)
                        .as(text.toString())
                        .isIn(null, new Money(BigDecimal.valueOf(last, 2), Currency.EUR));
            }
        }
        assertThat(known).isGreaterThan(1_500);
    }

    /// A few sums over a few days, small ones, so that balances come again.
    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        LocalDate day = FIRST;
        int balance = 100 * random.nextInt(5);
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            day = day.plusDays(random.nextInt(2));
            int cents = 100 * (random.nextInt(9) - 4);
            balance += cents;
            rows.add(new Row(day, cents, balance));
        }
        return rows;
    }

    private static @Nullable Money end(String text) {
        return end(text, PROFILE);
    }

    private static @Nullable Money end(String text, CsvProfile profile) {
        BankStatement statement =
                BankSamples.read(text, new Hints(profile, null, null)).statements().getFirst();
        BankBalance closing = statement.closing();
        return closing == null ? null : closing.money();
    }
}
