package fidus.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RatesTest {
    private static final long SEED = 20_280_229;
    private static final BigDecimal HALF = new BigDecimal("0.00000000005");

    private final Rates rates = new Rates();

    /// Half a unit of the last digit above the rate the flows are worth less than nothing, half a
    /// unit below more.
    @Test
    void everyRateIsTheNearestOfTenDecimals() {
        int unproven = 0;
        for (int round = 0; round < 400; round++) {
            Drawn drawn = investor(new Random(SEED + round), 2 + round % 40, 1 + round % 300);
            String which = "seed " + (SEED + round);

            long found = rates.proven(drawn.days, drawn.units, drawn.days.length);

            unproven += found == Rates.NONE ? 1 : 0;
            if (found == Rates.NONE) {
                continue;
            }
            BigDecimal rate = BigDecimal.valueOf(found, Xirr.DECIMALS);
            assertThat(worth(drawn, rate.subtract(HALF))).as(which).isEqualTo(1);
            assertThat(worth(drawn, rate.add(HALF))).as(which).isEqualTo(-1);
            assertThat(rates.of(drawn.days, drawn.units, drawn.days.length)).isEqualTo(found);
        }
        // At a great loss, what was taken out overdraws what is left of the money.
        assertThat(unproven).isLessThan(60);
    }

    /// Whatever is proven is the only rate there is, also for money that goes to and fro.
    @Test
    void noRateIsProvenWhereThereAreSeveral() {
        int proven = 0;
        int several = 0;
        for (int round = 0; round < 600; round++) {
            var random = new Random(SEED * 7 + round);
            Drawn drawn = toAndFro(random, 3 + random.nextInt(4));
            List<BigDecimal> all =
                    RateRoots.of(DatedFlows.of(drawn.days, drawn.units, drawn.days.length));
            long found = rates.proven(drawn.days, drawn.units, drawn.days.length);
            several += all.size() > 1 ? 1 : 0;
            if (found != Rates.NONE) {
                proven++;
                assertThat(all)
                        .as("seed " + (SEED * 7 + round))
                        .containsExactly(BigDecimal.valueOf(found, Xirr.DECIMALS));
            }
        }
        assertThat(proven).isGreaterThan(50);
        assertThat(several).isGreaterThan(50);
    }

    /// A rate in the middle between two roundings goes away from zero, whatever binary says.
    @Test
    void aTieGoesAwayFromZero() {
        long whole = 20_000_000_000L;
        for (int halves : new int[] {1, -1, 3, -3, 2_000_001, -2_000_001}) {
            long found = rates.of(new int[] {0, 365}, new long[] {-whole, whole + halves}, 2);

            assertThat(BigDecimal.valueOf(found))
                    .isEqualTo(
                            BigDecimal.valueOf(halves)
                                    .divide(BigDecimal.TWO)
                                    .setScale(0, RoundingMode.HALF_UP));
        }
    }

    /// One unit of the money beside the tie, which 53 bits cannot see.
    @Test
    void besideATieTwiceAsManyBitsDecide() {
        long whole = 200_000_000_000_000_000L;
        long tie = whole + 10_000_000;
        assertThat(rates.of(new int[] {0, 365}, new long[] {-whole, tie - 1}, 2)).isZero();
        assertThat(rates.of(new int[] {0, 365}, new long[] {-whole, tie}, 2)).isEqualTo(1);
        assertThat(rates.of(new int[] {0, 365}, new long[] {-whole, tie + 1}, 2)).isEqualTo(1);
    }

    /// Twice as many bits say what decimals say, or nothing: at the halves around a rate, where the
    /// worth nearly vanishes, and far away.
    @Test
    void aSignToldInTwiceAsManyBitsIsThatOfDecimals() {
        for (int round = 0; round < 60; round++) {
            var random = new Random(SEED * 3 + round);
            Drawn drawn = investor(random, 2 + round % 20, 1 + 5 * round);
            long rate =
                    Math.max(
                            -9_999_999_999L,
                            rates.proven(drawn.days, drawn.units, drawn.days.length));
            for (long halves : new long[] {2 * rate - 1, 2 * rate + 1, random.nextInt() * 8L}) {
                BigDecimal at =
                        BigDecimal.valueOf(halves).divide(BigDecimal.valueOf(20_000_000_000L));
                assertThat(TwofoldWorth.sign(drawn.days, drawn.units, drawn.days.length, halves))
                        .as("seed " + (SEED * 3 + round) + " at " + halves)
                        .isEqualTo(worth(drawn, at));
            }
        }
        int[] year = {0, 365};
        assertThat(TwofoldWorth.sign(year, new long[] {-200, 220}, 2, 2_000_000_000)).isZero();
        assertThat(TwofoldWorth.sign(year, new long[] {-2, 1}, 2, -20_000_000_000L)).isZero();
    }

    /// A cent is left in the fund, which the coarse look takes for nothing.
    @Test
    void aBalanceThatNearlyVanishesIsLookedAtCloser() {
        var days = new int[] {0, 100, 200, 300};
        var units = new long[] {-100_000_00, 99_999_00, -50_000_00, 55_000_00};

        long found = rates.proven(days, units, 4);

        assertThat(found).isNotEqualTo(Rates.NONE);
        assertThat(RateRoots.of(DatedFlows.of(days, units, 4)))
                .containsExactly(BigDecimal.valueOf(found, Xirr.DECIMALS));
    }

    /// The first of the Rust crate `xirr`, where it is 0.1635371584432641, the other of the help of
    /// LibreOffice, where it is 0.1828.
    @Test
    void publishedExamplesComeOut() {
        List<Flow> crate =
                List.of(
                        Flow.of("2015-06-11", "-1000"),
                        Flow.of("2015-07-21", "-9000"),
                        Flow.of("2018-06-10", "20000"),
                        Flow.of("2015-10-17", "-3000"));
        List<Flow> help =
                List.of(
                        Flow.of("2001-01-01", "-10000"),
                        Flow.of("2001-02-01", "2000"),
                        Flow.of("2001-03-15", "2500"),
                        Flow.of("2001-05-12", "5000"),
                        Flow.of("2001-08-10", "1000"));

        assertThat(Xirr.of(crate)).isEqualTo("0.1635371584");
        assertThat(Xirr.of(help).setScale(4, RoundingMode.HALF_UP)).isEqualTo("0.1828");
    }

    @Test
    void severalRatesAndNoRateAreRefused() {
        var years = new int[] {0, 365, 730};
        assertThatThrownBy(() -> rates.of(years, new long[] {100, -230, 132}, 3))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("SEVERAL_RATES");
        assertThatThrownBy(() -> rates.of(years, new long[] {-100, -230, -132}, 3))
                .hasMessageContaining("NO_RATE");
        assertThatThrownBy(() -> rates.of(new int[] {5, 4}, new long[] {-1, 2}, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private record Drawn(int[] days, long[] units) {}

    /// Money in and out, never more out than was put in, and the rest at the end.
    private static Drawn investor(Random random, int count, int widest) {
        var days = new int[count];
        var units = new long[count];
        int day = random.nextInt(20_000);
        long left = 0;
        for (int i = 0; i < count - 1; i++) {
            long most = Math.max(1, left / 3);
            boolean in = i == 0 || random.nextBoolean();
            long cents = in ? 100 + random.nextInt(1 << (4 + random.nextInt(26))) : most;
            units[i] = in ? -cents : cents;
            left -= units[i];
            days[i] = day;
            day += 20 + random.nextInt(widest);
        }
        units[count - 1] = Math.max(1, left * (50 + random.nextInt(100)) / 100);
        days[count - 1] = day;
        return new Drawn(days, units);
    }

    private static Drawn toAndFro(Random random, int count) {
        var days = new int[count];
        var units = new long[count];
        for (int i = 0; i < count; i++) {
            units[i] = (i % 2 == 0 ? -1 : 1) * (1_000L + random.nextInt(400));
            days[i] = 200 * i + random.nextInt(200);
        }
        int place = random.nextInt(2);
        units[place] = units[place] * 9 / 4;
        units[count - 1] *= random.nextInt(3);
        return new Drawn(days, units);
    }

    private static int worth(Drawn drawn, BigDecimal rate) {
        var flows = new ArrayList<Flow>();
        for (int i = 0; i < drawn.days.length; i++) {
            flows.add(
                    new Flow(
                            LocalDate.ofEpochDay(drawn.days[i]),
                            BigDecimal.valueOf(drawn.units[i])));
        }
        return Xirr.presentValue(flows, rate).signum();
    }
}
