package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Decimals;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;

/// Limits in whole numbers, held against the same in decimals of any length.
final class ScaledLimitTest {
    private static final long SEED = 7_102;
    private final Random random = new Random(SEED);

    @Test
    void wholeNumbersSayWhatDecimalsSay() {
        for (int i = 0; i < 20_000; i++) {
            BigDecimal absolute = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(4));
            BigDecimal share = BigDecimal.valueOf(random.nextInt(10_001), 4);
            long sum = random.nextLong() >>> (1 + random.nextInt(62));
            ScaledLimit limit = ScaledLimit.of(absolute, share);

            assertThat(limit.leastBook(sum))
                    .as("seed %d: least of %s, %s, %d", SEED, absolute, share, sum)
                    .isEqualTo(least(absolute, share, sum));
            assertThat(limit.mostBook(sum))
                    .as("seed %d: most of %s, %s, %d", SEED, absolute, share, sum)
                    .isEqualTo(most(absolute, share, sum));
        }
    }

    /// The least book sum, at least 1, that a statement's sum exceeds by no more than the limit.
    private static long least(BigDecimal absolute, BigDecimal share, long sum) {
        BigDecimal byShare =
                BigDecimal.valueOf(sum).divide(BigDecimal.ONE.add(share), 0, RoundingMode.FLOOR);
        BigDecimal bySum =
                BigDecimal.valueOf(sum).subtract(absolute.setScale(0, RoundingMode.CEILING));
        return byShare.min(bySum).max(BigDecimal.ONE).longValueExact();
    }

    private static long most(BigDecimal absolute, BigDecimal share, long sum) {
        if (share.compareTo(BigDecimal.ONE) == 0) {
            return Long.MAX_VALUE;
        }
        BigDecimal left = BigDecimal.ONE.subtract(share);
        BigInteger byShare =
                BigDecimal.valueOf(sum).divide(left, 0, RoundingMode.CEILING).toBigInteger();
        BigInteger bySum =
                absolute.setScale(0, RoundingMode.CEILING)
                        .toBigInteger()
                        .add(BigInteger.valueOf(sum));
        return byShare.max(bySum).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    @Test
    void minorUnitsAreSaidInPlainDigits() {
        for (int i = 0; i < 5_000; i++) {
            long units = random.nextLong() >> random.nextInt(64);
            int scale = random.nextInt(9);

            assertThat(Decimals.plain(units, scale))
                    .isEqualTo(BigDecimal.valueOf(units, scale).toPlainString());
        }
    }
}
