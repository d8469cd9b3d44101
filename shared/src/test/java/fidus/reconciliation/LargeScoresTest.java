package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Scores of amounts and limits of every size, where whole numbers just fit and where they do not.
class LargeScoresTest {
    private static final long SEED = 11;
    private static final int CASES = 4_000;
    private static final LocalDate DAY = LocalDate.parse("2027-01-08");
    private static final String TEXT = "Loan of a long name with many words 4711 ";

    private final Random random = new Random(SEED);

    @Test
    void areThoseOfFractions() {
        int scored = 0;
        for (int i = 0; i < CASES; i++) {
            MatchProfile profile = profile(2 + random.nextInt(7), 1 + random.nextInt(59));
            BigDecimal amount = digits(3 + random.nextInt(14), 2);
            MatchRow book = row("B", amount, 0);
            MatchRow statement = row("S", near(amount), random.nextInt(4));
            var plain = new PlainMatcher(profile, List.of(book), List.of(statement), Set.of());
            MatchResult result = Matcher.run(profile, List.of(book), List.of(statement), Set.of());
            assertThat(Agreement.matches(result))
                    .as("case " + i + " of seed " + SEED)
                    .isEqualTo(Agreement.matches(plain));
            scored += result.matches().size();
        }
        assertThat(scored).as("cases in which there was a score").isGreaterThan(CASES / 4);
    }

    private MatchProfile profile(int decimals, int days) {
        BigDecimal share = digits(decimals - 1, decimals);
        MatchPass.Tolerance within =
                new MatchPass.Tolerance(BigDecimal.ZERO, share, new BigDecimal("0.07"), share);
        return new MatchProfile(
                "LARGE",
                1,
                List.of(
                        MatchPass.pair(
                                        "L1",
                                        ReferenceMode.SIMILAR,
                                        new MatchPass.Window(days, days + 1))
                                .within(within)),
                MatchProfile.Compared.TEXT,
                new BigDecimal("0.1"),
                new BigDecimal("0.1"),
                new BigDecimal("0.0001"),
                MatchProfile.Limits.STANDARD);
    }

    private BigDecimal near(BigDecimal amount) {
        BigDecimal share = digits(1 + random.nextInt(6), 7);
        BigDecimal apart = amount.multiply(share).setScale(2, RoundingMode.HALF_UP);
        return random.nextBoolean() ? amount.add(apart) : amount.subtract(apart);
    }

    /// Up to so many digits, never zero.
    private BigDecimal digits(int most, int scale) {
        long value = random.nextLong(1, Math.max(2, (long) Math.pow(10, most)));
        return BigDecimal.valueOf(value, scale);
    }

    private MatchRow row(String id, BigDecimal amount, int later) {
        String text = TEXT.repeat(1 + random.nextInt(2)) + random.nextInt(50);
        Money money = new Money(amount, new fidus.money.Currency("USD"));
        return new MatchRow(id, DAY.plusDays(later), null, money, text, "", null);
    }
}
