package fidus.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

class MoneyTest {
    private static final long SEED = 20_261_123;
    private static final int ROUNDS = 2_000;
    private static final Currency[] CURRENCIES = {
        Currency.USD, new Currency("JPY"), new Currency("KWD"), new Currency("CLF")
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e100000000",
                "1E100000000",
                "1e-100000000",
                "1e2",
                "123456789012345678901",
                "1234567890123.12345678",
                "1.123456789",
                "+1",
                "--1",
                "- 1",
                " 1",
                "1 ",
                "",
                " ",
                ".5",
                "5.",
                "-",
                "1,000",
                "1_000",
                "0x10",
                "NaN",
                "Infinity",
                "١٢",
                "1\n",
                "1.0d"
            })
    void textThatIsNoPlainBoundedNumberIsRefusedAtOnce(String text) {
        assertThat(quickly(() -> Decimals.parse(text))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e100000000",
                "1e-100000000",
                "123456789012345678901",
                "1.123456789",
                "\"1e100000000\"",
                "\" 1\"",
                "\"\""
            })
    void aJsonNumberOutOfBoundsIsRefusedBeforeItIsSpelledOut(String number) {
        String json = "{\"amount\":" + number + ",\"currency\":\"USD\"}";
        assertThat(quickly(() -> Wire.STRICT.readValue(json, Money.class)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(quickly(() -> Wire.STRICT.treeToValue(Wire.STRICT.readTree(json), Money.class)))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e100000000", "-1e100000000", "1e-100000000", "1e20"})
    void aHugeResultIsRefusedBeforeItIsRounded(String exact) {
        var value = new BigDecimal(exact);
        assertThat(quickly(() -> Money.rounded(value, Currency.USD)))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999999999999",
                "-99999999999999999999",
                "0.00000001",
                "123456789012.12345678",
                "007.50",
                "-0"
            })
    void theBoundsThemselvesAreRead(String text) {
        assertThat(Decimals.parse(text)).isEqualByComparingTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.125, USD, -0.13",
        "0.125, USD, 0.13",
        "0.135, USD, 0.14",
        "-0.124999, USD, -0.12",
        "2.5, JPY, 3",
        "-2.5, JPY, -3",
        "0.0005, KWD, 0.001",
        "-0.0005, KWD, -0.001"
    })
    void aTieIsRoundedAwayFromZero(String exact, String currency, String rounded) {
        assertThat(Money.rounded(new BigDecimal(exact), new Currency(currency)))
                .isEqualTo(Money.of(rounded, currency));
    }

    @Test
    void roundingIsTheNearestUnitAndTheSameOnBothSidesOfZero() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Currency currency = currency(random);
            var exact = new BigDecimal(new BigInteger(50, random), random.nextInt(12));
            Money rounded = Money.rounded(exact, currency);
            BigDecimal off = rounded.amount().subtract(exact).abs();
            assertThat(off.multiply(BigDecimal.TWO))
                    .as("seed %d round %d: %s", SEED, round, exact)
                    .isLessThanOrEqualTo(BigDecimal.ONE.movePointLeft(currency.scale()));
            assertThat(Money.rounded(exact.negate(), currency))
                    .as("seed %d round %d: %s", SEED, round, exact)
                    .isEqualTo(rounded.negated());
        }
    }

    @Test
    void everyActiveCurrencyHasTheMinorDigitsOfTheStandard() throws Exception {
        Map<String, Integer> standard = minorUnits();
        assertThat(standard).hasSize(165);
        standard.forEach(
                (code, digits) ->
                        assertThat(new Currency(code).scale()).as(code).isEqualTo(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "US", "USDTXX", "US D", "1US", "USD\n", ""})
    void aCodeOfAnotherShapeIsNoCurrency(String code) {
        assertThat(quickly(() -> new Currency(code))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void whatIsPrintedIsReadBackTheSame() throws Exception {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Money money = money(random, currency(random), 66);
            assertThat(Money.of(money.amount().toPlainString(), money.currency().code()))
                    .as("seed %d round %d", SEED, round)
                    .isEqualTo(money);
            assertThat(Wire.STRICT.readValue(Wire.STRICT.writeValueAsString(money), Money.class))
                    .as("seed %d round %d", SEED, round)
                    .isEqualTo(money)
                    .hasSameHashCodeAs(money);
        }
    }

    @Test
    void anAmountThatCouldNotBeReadBackIsNotMade() {
        assertThat(quickly(() -> Money.of("99999999999999999999", "USD")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        Money most = Money.of("999999999999999999.99", "USD");
        assertThat(quickly(() -> most.plus(Money.of("0.01", "USD"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(quickly(() -> Money.of("1.001", "USD"))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(Money.of("1.10000000", "USD")).isEqualTo(Money.of("1.1", "USD"));
    }

    @Test
    void minorUnitsFitInto64BitsOrAreRefused() {
        assertThat(Money.of("-92233720368547758.08", "USD").minorUnits()).isEqualTo(Long.MIN_VALUE);
        assertThat(Money.of("1.5", "KWD").minorUnits()).isEqualTo(1_500);
        Money beyond = Money.of("92233720368547758.08", "USD");
        assertThat(quickly(beyond::minorUnits)).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void sumsDoNotDependOnTheirOrder() {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Currency currency = currency(random);
            Money a = money(random, currency, 58);
            Money b = money(random, currency, 58);
            Money c = money(random, currency, 58);
            assertThat(a.plus(b).plus(c))
                    .as("seed %d round %d: %s %s %s", SEED, round, a, b, c)
                    .isEqualTo(a.plus(b.plus(c)))
                    .isEqualTo(c.plus(b).plus(a));
            assertThat(a.minus(b).minus(c))
                    .as("seed %d round %d: %s %s %s", SEED, round, a, b, c)
                    .isEqualTo(a.minus(b.plus(c)));
            assertThat(a.plus(b).minus(b))
                    .as("seed %d round %d: %s %s", SEED, round, a, b)
                    .isEqualTo(a);
            assertThat(a.minus(a).isZero()).isTrue();
        }
    }

    @Test
    void differentCurrenciesAreNeverAddedOrCompared() {
        Money dollars = Money.of("1.00", "USD");
        Money euros = Money.of("1.00", "EUR");
        assertThat(quickly(() -> dollars.plus(euros))).isEqualTo(Problem.Code.MIXED_CURRENCIES);
        assertThat(quickly(() -> dollars.minus(euros))).isEqualTo(Problem.Code.MIXED_CURRENCIES);
        assertThat(quickly(() -> dollars.compareTo(euros)))
                .isEqualTo(Problem.Code.MIXED_CURRENCIES);
        assertThat(quickly(() -> Money.zero(Currency.USD).plus(Money.zero(Currency.EUR))))
                .isEqualTo(Problem.Code.MIXED_CURRENCIES);
        assertThat(dollars).isNotEqualTo(euros);
    }

    @Test
    void aShareIsRoundedOnceInPercent() {
        assertThat(Decimals.percent(new BigDecimal("1"), new BigDecimal("3"))).hasToString("33.33");
        assertThat(Decimals.percent(new BigDecimal("-1"), new BigDecimal("16")))
                .hasToString("-6.25");
        assertThat(Decimals.percent(new BigDecimal("0.00125"), BigDecimal.TEN)).hasToString("0.01");
        assertThatThrownBy(() -> Decimals.percent(BigDecimal.ONE, BigDecimal.ZERO))
                .isInstanceOf(ArithmeticException.class);
    }

    /// The code of the refusal, which must come without any arithmetic.
    private static Problem.Code quickly(ThrowingCallable refused) {
        long before = System.nanoTime();
        Throwable thrown = catchThrowableOfType(Throwable.class, refused);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        Throwable cause = thrown instanceof JsonProcessingException ? thrown.getCause() : thrown;
        assertThat(cause).as("refused").isInstanceOf(Refused.class);
        return ((Refused) Objects.requireNonNull(cause)).problem().code();
    }

    private static Currency currency(Random random) {
        return CURRENCIES[random.nextInt(CURRENCIES.length)];
    }

    private static Money money(Random random, Currency currency, int bits) {
        var units = new BigDecimal(new BigInteger(random.nextInt(bits), random), currency.scale());
        return new Money(random.nextBoolean() ? units : units.negate(), currency);
    }

    /// Code and minor digits of every active currency of ISO 4217 that has a minor unit.
    private static Map<String, Integer> minorUnits() throws Exception {
        var line = Pattern.compile(".*,([A-Z]{3}),\\d*,(\\d),");
        var found = new TreeMap<String, Integer>();
        try (var in =
                Objects.requireNonNull(
                        MoneyTest.class.getResourceAsStream("/money/iso4217-codes.csv"))) {
            for (String row : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                var matcher = line.matcher(row);
                if (matcher.matches()) {
                    found.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
                }
            }
        }
        return found;
    }
}
