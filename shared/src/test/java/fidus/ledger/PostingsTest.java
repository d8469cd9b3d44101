package fidus.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

class PostingsTest {
    private static final Map<String, String> NONE = Map.of();

    @Test
    void anEntryNeedsTwoPostings() {
        assertThat(refusal(List.of(Postings.debit("1100", usd("1.00"), NONE))))
                .isEqualTo(Problem.Code.UNBALANCED);
    }

    @Test
    void debitAndCreditMustBeEqualInEachCurrency() {
        var crossed =
                List.of(
                        Postings.debit("1100", usd("100.00"), NONE),
                        Postings.credit("3900", Money.of("100.00", "EUR"), NONE));
        var short1 =
                List.of(
                        Postings.debit("1100", usd("100.00"), NONE),
                        Postings.credit("3900", usd("99.99"), NONE));

        assertThat(refusal(crossed)).isEqualTo(Problem.Code.UNBALANCED);
        assertThat(refusal(short1)).isEqualTo(Problem.Code.UNBALANCED);
    }

    @Test
    void aPostingIsAboveZeroOnAnAccountOfTheChart() {
        assertThat(refusal(pair("1100", usd("0.00")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(pair("1100", usd("-5.00")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(pair("9999", usd("5.00")))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void aDimensionHasANameOfLettersAndAValue() {
        var dotted = Map.of("trading.account", "1@A");
        var empty = Map.of("tradingAccount", " ");

        assertThat(refusal(dimensioned(dotted))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refusal(dimensioned(empty))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    /// I32.
    @Test
    void anEntryAndItsMirrorSumToNothingOnEveryAccountAndDimension() {
        long seed = 20_271;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Posting> postings = balanced(random);
            String because = "seed " + seed + ", round " + round + ": " + postings;
            assertThatCode(() -> Postings.check(postings)).as(because).doesNotThrowAnyException();
            List<Posting> both =
                    Stream.concat(postings.stream(), Postings.mirrored(postings).stream()).toList();
            for (Posting one : postings) {
                List<Posting> alike =
                        both.stream()
                                .filter(
                                        other ->
                                                other.account().equals(one.account())
                                                        && other.dimensions()
                                                                .equals(one.dimensions()))
                                .toList();
                assertThat(Postings.balances(alike).values()).as(because).allMatch(Money::isZero);
            }
            assertThat(Postings.mirrored(Postings.mirrored(postings)))
                    .as(because)
                    .isEqualTo(postings);
        }
    }

    @Test
    void oneCentTooMuchIsAlwaysNoticed() {
        long seed = 20_272;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var postings = new ArrayList<>(balanced(random));
            int at = random.nextInt(postings.size());
            Posting changed = postings.get(at);
            Money more =
                    new Money(
                            changed.money().amount().add(cent(changed.money().currency())),
                            changed.money().currency());
            postings.set(
                    at, new Posting(changed.account(), changed.side(), more, changed.dimensions()));
            assertThat(refusal(postings))
                    .as("seed %s, round %s: %s", seed, round, postings)
                    .isEqualTo(Problem.Code.UNBALANCED);
        }
    }

    private static List<Posting> balanced(Random random) {
        var postings = new ArrayList<Posting>();
        for (String currency : List.of("USD", "JPY", "KWD").subList(0, 1 + random.nextInt(3))) {
            Money sum = Money.zero(new Currency(currency));
            int debits = 1 + random.nextInt(4);
            for (int i = 0; i < debits; i++) {
                Money money = money(1 + random.nextInt(1_000_000), currency);
                sum = sum.plus(money);
                postings.add(Postings.debit(account(random), money, dimensions(random)));
            }
            postings.add(Postings.credit(account(random), sum, dimensions(random)));
        }
        return postings;
    }

    private static Money money(int minor, String code) {
        var currency = new Currency(code);
        return new Money(java.math.BigDecimal.valueOf(minor, currency.scale()), currency);
    }

    private static java.math.BigDecimal cent(Currency currency) {
        return java.math.BigDecimal.valueOf(1, currency.scale());
    }

    private static String account(Random random) {
        return Chart.ACCOUNTS.get(random.nextInt(Chart.ACCOUNTS.size())).code();
    }

    private static Map<String, String> dimensions(Random random) {
        return random.nextBoolean() ? NONE : Map.of("tradingAccount", random.nextInt(5) + "@Srv");
    }

    private static List<Posting> pair(String account, Money money) {
        return List.of(Postings.debit(account, money, NONE), Postings.credit("3900", money, NONE));
    }

    private static List<Posting> dimensioned(Map<String, String> dimensions) {
        return List.of(
                Postings.debit("1100", usd("5.00"), dimensions),
                Postings.credit("3900", usd("5.00"), NONE));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Problem.Code refusal(List<Posting> postings) {
        return catchThrowableOfType(Refused.class, () -> Postings.check(postings)).problem().code();
    }
}
