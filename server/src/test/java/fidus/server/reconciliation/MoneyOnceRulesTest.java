package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// What breaks come to when money that several of them speak of counts once. Differences of deals
/// are broker less books, those of balances books less broker.
final class MoneyOnceRulesTest {
    private static final String ACCOUNT = "1@Fidus-Real";
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");

    /// By hand. The account in hand of the demonstration: 44.47 in the books, 7.27 at the broker.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "book 1 -44.47, statement 1 7.27, copy 1 -37.20, balance 0-1 37.20 | 37.20",
                "book 1 -44.47, statement 1 7.27 | 37.20",
                "copy 1 -37.20, balance 0-1 37.20 | 37.20",
                // of the balance 12.80 are said by no deal
                "copy 1 -37.20, balance 0-1 50.00 | 50.00",
                // the deal takes nothing off a balance that differs the other way round
                "copy 1 -37.20, balance 0-1 -5.00 | 42.20",
                // a loss and a gain are two differences, and the balance has what is left of them
                "copy 1 -30.00, copy 2 10.00, balance 0-1 20.00 | 40.00",
                // of two other copies of one deal one is right at most
                "copy 1 -30.00, copy 1 10.00 | 30.00",
                // a match of two deals and a second copy of one of them
                "match 1+2 -6.00, copy 1 -5.00 | 6.00",
                "match 1+2 -6.00, copy 1 -5.00, copy 2 -4.00 | 9.00",
                // one row of a deal alone
                "book 1 -44.47 | 44.47",
                "book 1 -44.47, statement 2 44.47 | 88.94",
                // two balances that meet hold a deal of the day between; one has it
                "copy 1 -5.00, balance 0-1 5.00, balance 1-2 5.00 | 10.00",
                "copy 1 -5.00, balance 0-1 5.00, balance 1-2 8.00 | 13.00",
                // a balance that was taken apart by a reading that came later
                "balance 0-2 30.00, balance 0-1 30.00, balance 1-2 1.00 | 31.00",
                "balance 0-2 30.00, balance 0-1 10.00, balance 1-2 1.00 | 30.00",
                // a balance of other days
                "copy 1 -5.00, balance 8-9 5.00 | 10.00",
            })
    void oneMoneyCountsOnce(String said, BigDecimal once) {
        List<BreakLine> lines = lines(said);

        BreakSums sums = BreakSums.of(lines);

        assertThat(once(sums)).containsExactly(usd(once));
        Collections.reverse(lines);
        assertThat(BreakSums.of(lines)).as("in another order").isEqualTo(sums);
    }

    /// A row and its match follow each other there, and nothing tells which two are one.
    @Test
    void ofABankEveryBreakCounts() {
        List<BreakLine> lines =
                List.of(
                        line("bank/Main", "S5", "bank/Main/BOOK/1", "-5.00", FIRST),
                        line("bank/Main", "S5", "bank/Main/STATEMENT/1", "4.00", FIRST));

        assertThat(BreakSums.of(lines)).isEqualTo(new BreakSums(List.of(usd("9.00")), null));
    }

    @Test
    void accountsAndCurrenciesAreApart() {
        List<BreakLine> lines = lines("book 1 -5.00, statement 1 4.00");
        lines.add(line("2@Fidus-Real", "S5", "2@Fidus-Real/BOOK/1", "-3.00", FIRST));
        BreakLine euro = lines("copy 1 -1.00").getFirst();
        lines.add(in(euro, Money.of("-1.00", "EUR")));

        BreakSums sums = BreakSums.of(lines);

        assertThat(sums.listed()).containsExactly(Money.of("1.00", "EUR"), usd("12.00"));
        assertThat(sums.once()).containsExactly(Money.of("1.00", "EUR"), usd("4.00"));
    }

    /// Against a plain recomputation: deals that any two breaks name are found by holding each
    /// against each, and every way to take deals off balances is tried. What counts is never above
    /// what is listed nor below the least that any of these ways leaves.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noWayToTakeDealsOffBalancesLeavesLess(long seed) {
        var random = new Random(seed);
        int exact = 0;
        for (int i = 0; i < 150; i++) {
            List<BreakLine> lines = random(random);
            BigDecimal counted = once(BreakSums.of(lines)).getFirst().amount();
            var plain = new PlainOnce(lines);

            assertThat(counted)
                    .as("seed %d, %d: %s", seed, i, lines)
                    .isBetween(plain.least(), BreakSums.of(lines).listed().getFirst().amount());
            exact += counted.compareTo(plain.least()) == 0 ? 1 : 0;
            Collections.shuffle(lines, random);
            assertThat(once(BreakSums.of(lines)).getFirst().amount()).isEqualTo(counted);
        }
        assertThat(exact).as("mostly it is the least").isGreaterThan(120);
    }

    private static List<BreakLine> random(Random random) {
        List<String> said = new ArrayList<>();
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            String sum = new BigDecimal(random.nextInt(-20, 21)).toPlainString() + ".00";
            int ticket = 1 + random.nextInt(4);
            int day = random.nextInt(4);
            said.add(
                    switch (random.nextInt(6)) {
                        case 0 -> "book " + ticket + " " + sum;
                        case 1 -> "statement " + ticket + " " + sum;
                        case 2 -> "copy " + ticket + " " + sum;
                        case 3 -> "match " + ticket + "+" + (ticket + 1) + " " + sum;
                        default -> "balance " + 2 * day + "-" + (2 * day + 1 + day % 3) + " " + sum;
                    });
        }
        return lines(String.join(", ", said));
    }

    private static List<Money> once(BreakSums sums) {
        List<Money> once = sums.once();
        return once == null ? sums.listed() : once;
    }

    /// The deal of a ticket is of the day of its number after the first.
    private static List<BreakLine> lines(String said) {
        List<BreakLine> lines = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (String one : said.split(", ")) {
            String[] words = one.split(" ");
            String rule =
                    switch (words[0]) {
                        case "copy" -> SecondCopies.RULE;
                        case "match" -> Outcomes.DIFFERENCE;
                        case "balance" -> SameMoney.BALANCE;
                        default -> ReconciliationBreak.UNMATCHED;
                    };
            String key = key(words[0], words[1], lines.size());
            if (keys.add(key)) {
                LocalDate day =
                        rule.equals(SameMoney.BALANCE)
                                ? null
                                : FIRST.plusDays(words[1].charAt(0) - '0');
                lines.add(line(ACCOUNT, rule, key, words[2], day));
            }
        }
        return lines;
    }

    private static String key(String what, String of, int place) {
        return switch (what) {
            case "copy" -> ACCOUNT + "/" + of + "/digest" + place;
            case "match" -> ACCOUNT + "/" + of.replace('+', ',') + "/" + of.charAt(0);
            case "balance" ->
                    "%s/%sT12:00:00Z/%sT12:00:00Z"
                            .formatted(
                                    ACCOUNT,
                                    FIRST.plusDays(of.charAt(0) - '0'),
                                    FIRST.plusDays(of.charAt(2) - '0'));
            default -> ACCOUNT + "/" + what.toUpperCase(Locale.ROOT) + "/" + of;
        };
    }

    private static BreakLine line(
            String account, String rule, String key, String sum, @Nullable LocalDate day) {
        return new BreakLine(
                new BreakId(UUID.nameUUIDFromBytes((rule + key).getBytes(StandardCharsets.UTF_8))),
                1,
                account,
                rule,
                key,
                BreakState.OPEN,
                Severity.CRITICAL,
                FIRST.plusDays(20),
                null,
                null,
                usd(sum),
                day,
                "");
    }

    private static BreakLine in(BreakLine line, Money difference) {
        return new BreakLine(
                line.id(),
                line.version(),
                line.account(),
                line.rule(),
                line.key(),
                line.state(),
                line.severity(),
                line.firstSeenOn(),
                null,
                null,
                difference,
                line.day(),
                "");
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Money usd(BigDecimal amount) {
        return usd(amount.toPlainString());
    }
}
