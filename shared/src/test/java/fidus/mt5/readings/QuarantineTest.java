package fidus.mt5.readings;

import static fidus.mt5.Sample.BAL_1;
import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.Sample;
import fidus.mt5.readings.QuarantineResult.Outcome;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class QuarantineTest {
    private static final Quarantine QUARANTINE = new Quarantine(QuarantineLimits.STANDARD);
    private static final Instant LATER = START.plusSeconds(300);
    private static final Reading PRIOR =
            Sample.reading(CORE_1, START, usd("2000.00"), usd("2000.00"));

    @Test
    void aJumpWithoutACashMovementWaitsForAPerson() {
        var result = judge(balance("900.00"), PRIOR, List.of());

        assertThat(result.outcome()).isEqualTo(Outcome.HELD);
        assertThat(result.failedRules()).containsExactly(QuarantineRule.Q5);
        assertThat(result.findings().getFirst().message()).contains("-1100.00", "1000.00");
    }

    @Test
    void aJumpExplainedByACashMovementIsAccepted() {
        var withdrawal = Sample.balance(CORE_1, 60, usd("-1000.00"), "WITHDRAWAL");

        var result = judge(balance("900.00"), PRIOR, List.of(withdrawal));

        assertThat(result.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(result.failedRules()).isEmpty();
    }

    @Test
    void movementsOutsideTheIntervalCreditAndOtherAccountsExplainNothing() {
        var before = Sample.balance(CORE_1, 0, usd("-1000.00"), "WITHDRAWAL");
        var after = Sample.balance(CORE_1, 301, usd("-1000.00"), "WITHDRAWAL");
        var credit = Sample.deal(CORE_1, 60, DealKind.CREDIT, usd("-1000.00"), "");
        var foreign = Sample.balance(BAL_1, 61, usd("-1000.00"), "WITHDRAWAL");

        var result = judge(balance("900.00"), PRIOR, List.of(before, after, credit, foreign));

        assertThat(result.failedRules()).containsExactly(QuarantineRule.Q5);
    }

    @Test
    void aVanishedBalanceIsHeldByBothRules() {
        var result = judge(balance("0.00"), PRIOR, List.of());

        assertThat(result.outcome()).isEqualTo(Outcome.HELD);
        assertThat(result.failedRules()).containsExactly(QuarantineRule.Q5, QuarantineRule.Q6);
    }

    @Test
    void anEmptiedAccountIsAcceptedWithinOnePercent() {
        var nearly = Sample.balance(CORE_1, 60, usd("-1980.00"), "WITHDRAWAL");
        var tooLittle = Sample.balance(CORE_1, 60, usd("-1979.99"), "WITHDRAWAL");

        assertThat(judge(balance("0.00"), PRIOR, List.of(nearly)).outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(judge(balance("0.00"), PRIOR, List.of(tooLittle)).failedRules())
                .containsExactly(QuarantineRule.Q6);
    }

    @Test
    void smallBalancesAndInternalAccountsAreNotWatchedForJumps() {
        var small = Sample.reading(CORE_1, START, usd("99.99"), usd("99.99"));

        assertThat(judge(balance("0.00"), small, List.of()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(
                        QUARANTINE
                                .judge(
                                        new QuarantineCase(
                                                CORE_1,
                                                Currency.USD,
                                                AccountPurpose.SEPARATION,
                                                balance("0.00"),
                                                PRIOR,
                                                List.of(),
                                                LATER))
                                .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void anAnswerAboutAnotherAccountOrCurrencyIsRejectedWithoutFurtherQuestions() {
        var foreign = Sample.reading(BAL_1, LATER, usd("-1.00"), usd("-1.00"));
        var euro = Money.of("-1.00", "EUR");
        var currency = Sample.reading(CORE_1, LATER, euro, euro);

        assertThat(judge(foreign, PRIOR, List.of()).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(judge(foreign, PRIOR, List.of()).failedRules())
                .containsExactly(QuarantineRule.Q1);
        assertThat(judge(currency, PRIOR, List.of()).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(judge(currency, PRIOR, List.of()).failedRules())
                .containsExactly(QuarantineRule.Q2);
    }

    @Test
    void timeNeverGoesBackAndSeldomRunsAhead() {
        var same = Sample.reading(CORE_1, START, usd("0.00"), usd("0.00"));
        var ahead = Sample.reading(CORE_1, LATER.plusSeconds(120), usd("1.00"), usd("1.00"));
        var tooFar = Sample.reading(CORE_1, LATER.plusSeconds(121), usd("-1.00"), usd("-1.00"));

        assertThat(judge(same, PRIOR, List.of()).outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(judge(same, PRIOR, List.of()).failedRules()).containsExactly(QuarantineRule.Q3B);
        assertThat(judge(ahead, null, List.of()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(judge(tooFar, null, List.of()).outcome()).isEqualTo(Outcome.HELD);
        assertThat(judge(tooFar, null, List.of()).failedRules())
                .as("every failing rule is listed")
                .containsExactly(QuarantineRule.Q3, QuarantineRule.Q4);
    }

    @Test
    void equityMustBeWhatItsPartsAddUpToIfTheSourceGivesThemAll() {
        assertThat(judge(parts("1010.05", usd("3.00")), null, List.of()).outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(judge(parts("1010.06", usd("3.00")), null, List.of()).failedRules())
                .containsExactly(QuarantineRule.Q7);
        var skipped = judge(parts("9999.99", null), null, List.of());
        assertThat(skipped.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(skipped.findings().getLast().rule()).isEqualTo(QuarantineRule.Q7);
        assertThat(skipped.findings().getLast().skipped()).isTrue();
    }

    @Test
    void theBalanceRollsForwardOverTradesAndCash() {
        var prior = Sample.reading(CORE_1, START, usd("5000.00"), usd("5000.00"));
        List<Deal> deals =
                List.of(
                        Sample.deal(CORE_1, 10, DealKind.SELL, usd("120.50"), ""),
                        Sample.deal(CORE_1, 11, DealKind.COMMISSION, usd("-3.20"), ""),
                        Sample.deal(CORE_1, 12, DealKind.CREDIT, usd("77.00"), ""),
                        Sample.balance(CORE_1, 300, usd("-1000.00"), "TRANSFER TO 2001"),
                        Sample.balance(CORE_1, 301, usd("-5.00"), "later"));

        assertThat(BalanceRollForward.of(prior, balance("4117.30"), deals).expected())
                .isEqualTo(usd("4117.30"));
        assertThat(BalanceRollForward.of(prior, balance("4117.31"), deals).agrees()).isTrue();
        assertThat(BalanceRollForward.of(prior, balance("4117.29"), deals).agrees()).isTrue();
        assertThat(BalanceRollForward.of(prior, balance("4117.32"), deals).agrees()).isFalse();
    }

    private static QuarantineResult judge(
            Reading candidate, @Nullable Reading last, List<Deal> deals) {
        return QUARANTINE.judge(
                new QuarantineCase(
                        CORE_1,
                        Currency.USD,
                        AccountPurpose.TRADING,
                        candidate,
                        last,
                        deals,
                        LATER));
    }

    private static Reading balance(String balance) {
        return Sample.reading(CORE_1, LATER, usd(balance), usd(balance));
    }

    private static Reading parts(String equity, @Nullable Money openSwap) {
        AccountKey account = CORE_1;
        return new Reading(
                account,
                LATER,
                LATER,
                ReadingSource.LIVE,
                usd("900.00"),
                usd(equity),
                usd("100.00"),
                usd("9.00"),
                openSwap,
                usd("-2.00"));
    }
}
