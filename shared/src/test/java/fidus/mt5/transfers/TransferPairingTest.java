package fidus.mt5.transfers;

import static fidus.mt5.Sample.BAL_1;
import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.HUB_1;
import static fidus.mt5.Sample.SEP_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.Sample;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class TransferPairingTest {
    private static final TransferPairing PAIRING = new TransferPairing(PairingLimits.STANDARD);
    private static final long HOUR = 3600;

    @Test
    void twoLegsThatNameEachOtherAreOneMovement() {
        var out = leg(CORE_1, SEP_1, 10, 0, "-684.74");
        var in = leg(SEP_1, CORE_1, 11, 900, "684.74");

        var result = PAIRING.pair(List.of(in, out));

        assertThat(result.transfers()).containsExactly(new Transfer(out, in));
        assertThat(result.open()).isEmpty();
    }

    @Test
    void legsThatDifferInTimeAmountNameOrServerStayApart() {
        var out = leg(CORE_1, SEP_1, 10, 0, "-684.74");
        var server = new AccountKey("Other-Live", SEP_1.login());
        for (TransferLeg in :
                List.of(
                        leg(SEP_1, CORE_1, 11, 901, "684.74"),
                        leg(SEP_1, CORE_1, 11, 0, "684.75"),
                        leg(SEP_1, BAL_1, 11, 0, "684.74"),
                        leg(BAL_1, CORE_1, 11, 0, "684.74"),
                        leg(server, CORE_1, 11, 0, "684.74"))) {
            var result = PAIRING.pair(List.of(out, in));
            assertThat(result.transfers()).as("%s", in).isEmpty();
            assertThat(result.open()).as("%s", in).hasSize(2);
        }
    }

    /// From the tenth minute on 20 minutes are allowed; the leg that was first decides.
    @Test
    void whatIsAllowedIsToldByTheTimeOfTheEarlierLeg() {
        Instant since = leg(CORE_1, SEP_1, 1, 600, "-5.00").time();
        PairingLimits wider =
                PairingLimits.STANDARD.with(Duration.ofMinutes(20), Duration.ofHours(72));
        var pairing =
                new TransferPairing(at -> at.isBefore(since) ? PairingLimits.STANDARD : wider);

        var before = leg(CORE_1, SEP_1, 10, 599, "-5.00");
        var after = leg(CORE_1, SEP_1, 10, 600, "-5.00");
        var in = leg(SEP_1, CORE_1, 11, 1_700, "5.00");
        assertThat(pairing.pair(List.of(before, in)).transfers()).isEmpty();
        assertThat(pairing.pair(List.of(after, in)).transfers())
                .containsExactly(new Transfer(after, in));
    }

    @Test
    void theNearestTimeWinsAndThenTheNearestTicket() {
        var out = leg(CORE_1, SEP_1, 10, 0, "-5.00");
        var far = leg(SEP_1, CORE_1, 11, 60, "5.00");
        var near = leg(SEP_1, CORE_1, 19, 30, "5.00");
        var nearAndNext = leg(SEP_1, CORE_1, 12, 30, "5.00");

        assertThat(PAIRING.pair(List.of(out, far, near)).transfers())
                .containsExactly(new Transfer(out, near));
        assertThat(PAIRING.pair(List.of(out, far, near, nearAndNext)).transfers())
                .containsExactly(new Transfer(out, nearAndNext));
    }

    @Test
    void equalTransfersOfTheSameSecondArePairedInTicketOrder() {
        var firstOut = leg(CORE_1, SEP_1, 1001, 0, "-5.00");
        var firstIn = leg(SEP_1, CORE_1, 1002, 0, "5.00");
        var secondOut = leg(CORE_1, SEP_1, 1003, 0, "-5.00");
        var secondIn = leg(SEP_1, CORE_1, 1004, 0, "5.00");

        assertThat(PAIRING.pair(List.of(secondIn, firstOut, firstIn, secondOut)).transfers())
                .containsExactly(
                        new Transfer(firstOut, firstIn), new Transfer(secondOut, secondIn));
    }

    @Test
    void equalOnTimeAndTicketIsSuggestedAndNotPaired() {
        var out = leg(CORE_1, SEP_1, 10, 0, "-5.00");
        var before = leg(SEP_1, CORE_1, 9, 0, "5.00");
        var after = leg(SEP_1, CORE_1, 11, 0, "5.00");

        var result = PAIRING.pair(List.of(after, out, before));

        assertThat(result.transfers()).isEmpty();
        assertThat(result.open()).hasSize(3);
        assertThat(result.suggestions())
                .containsExactly(new PairSuggestion(List.of(out), List.of(before, after)));
    }

    @Test
    void moneyOverAHubToSeparationWasAProfitWithdrawal() {
        var legs = overHub(CORE_1, SEP_1, 71 * HOUR);

        var result = PAIRING.pair(legs);

        assertThat(result.chains()).hasSize(1);
        var chain = result.chains().getFirst();
        assertThat(chain.origin().account()).isEqualTo(CORE_1);
        assertThat(chain.target().account()).isEqualTo(SEP_1);
        assertThat(chain.originBecomes()).contains(CashCategory.PROFIT_WITHDRAWAL);
        assertThat(chain.targetBecomes()).isEmpty();
        assertThat(result.open()).isEmpty();
    }

    @Test
    void moneyOverAHubBetweenTradingAccountsStaysATransferAndBackFromSeparationAReturn() {
        var between = PAIRING.pair(overHub(CORE_1, BAL_1, HOUR)).chains().getFirst();
        var back = PAIRING.pair(overHub(SEP_1, BAL_1, HOUR)).chains().getFirst();

        assertThat(between.originBecomes()).isEmpty();
        assertThat(between.targetBecomes()).isEmpty();
        assertThat(back.originBecomes()).isEmpty();
        assertThat(back.targetBecomes()).contains(CashCategory.PROFIT_RETURN);
    }

    @Test
    void moneyThatStaysTooLongAtAHubIsNoChainAndGetsOverdue() {
        var result = PAIRING.pair(overHub(CORE_1, SEP_1, 73 * HOUR));

        assertThat(result.transfers()).hasSize(2);
        assertThat(result.chains()).isEmpty();
        assertThat(result.open()).hasSize(2).allMatch(open -> open.leg().isOnHub());
        assertThat(result.open().getFirst().isOverdue(START.plusSeconds(72 * HOUR + 10))).isFalse();
        assertThat(result.open().getFirst().isOverdue(START.plusSeconds(72 * HOUR + 11))).isTrue();
    }

    @Test
    void aLegWithoutPartnerIsInTransitForADay() {
        var out = leg(CORE_1, SEP_1, 10, 0, "-5.00");

        var open = PAIRING.pair(List.of(out)).open().getFirst();

        assertThat(open.inTransit()).isEqualTo(usd("5.00"));
        assertThat(open.isOverdue(START.plusSeconds(24 * HOUR))).isFalse();
        assertThat(open.isOverdue(START.plusSeconds(24 * HOUR + 1))).isTrue();
    }

    @Test
    void aLegGivenTwiceIsOneLegAndTwoVersionsOfOneAreRefused() {
        var out = leg(CORE_1, SEP_1, 10, 0, "-5.00");
        var in = leg(SEP_1, CORE_1, 11, 0, "5.00");

        assertThat(PAIRING.pair(List.of(out, in, out)).transfers()).hasSize(1);
        assertThatThrownBy(() -> PAIRING.pair(List.of(out, leg(CORE_1, SEP_1, 10, 0, "-6.00"))))
                .hasMessageContaining("two different versions");
    }

    /// I7.
    @Test
    void theResultDoesNotDependOnOrderAndUsesEachLegOnce() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            List<TransferLeg> legs = someLegs(random);
            var result = PAIRING.pair(legs);
            List<TransferLeg> shuffled = new ArrayList<>(legs);
            Collections.shuffle(shuffled, random);

            assertThat(PAIRING.pair(shuffled)).as("seed %s", seed).isEqualTo(result);
            List<String> used = new ArrayList<>();
            for (Transfer transfer : result.transfers()) {
                used.add(transfer.out().key());
                used.add(transfer.in().key());
                assertThat(transfer.out().moved()).isEqualTo(transfer.in().moved());
            }
            assertThat(used).as("seed %s", seed).doesNotHaveDuplicates();
            Set<String> known = new HashSet<>(used);
            result.open().forEach(open -> known.add(open.leg().key()));
            assertThat(known).as("seed %s", seed).hasSize(legs.size());
            assertThat(inTransit(result)).as("seed %s", seed).isEqualTo(leftLessArrived(legs));
        }
    }

    private static Money inTransit(PairingResult result) {
        Money sum = Money.zero(Currency.USD);
        for (OpenLeg open : result.open()) {
            sum = sum.plus(open.inTransit());
        }
        return sum;
    }

    private static Money leftLessArrived(List<TransferLeg> legs) {
        Money sum = Money.zero(Currency.USD);
        for (TransferLeg leg : legs) {
            if (!leg.isOnHub()) {
                sum = sum.minus(leg.deal().netAmount());
            }
        }
        return sum;
    }

    private static List<TransferLeg> someLegs(Random random) {
        AccountKey[] accounts = {CORE_1, SEP_1, HUB_1, BAL_1};
        List<TransferLeg> legs = new ArrayList<>();
        int number = random.nextInt(1, 40);
        for (int ticket = 1; ticket <= number; ticket++) {
            AccountKey own = Sample.anyOf(random, accounts);
            AccountKey other = Sample.anyOf(random, accounts);
            String sign = random.nextBoolean() ? "-" : "";
            legs.add(
                    leg(
                            own,
                            other,
                            ticket,
                            random.nextInt(6) * 400L,
                            sign + random.nextInt(1, 3) + ".00"));
        }
        return legs;
    }

    private static List<TransferLeg> overHub(AccountKey from, AccountKey to, long stay) {
        return List.of(
                leg(from, HUB_1, 10, 0, "-500.00"),
                leg(HUB_1, from, 11, 10, "500.00"),
                leg(HUB_1, to, 12, 10 + stay, "-500.00"),
                leg(to, HUB_1, 13, 20 + stay, "500.00"));
    }

    private static TransferLeg leg(
            AccountKey own, AccountKey other, long ticket, long second, String moved) {
        Instant time = START.plusSeconds(second);
        return new TransferLeg(
                new Deal(
                        own,
                        time,
                        Sample.row(ticket, time, DealKind.BALANCE, usd(moved), "TRANSFER")),
                Sample.registry().apply(own).orElse(AccountPurpose.TRADING),
                CapitalSource.CLIENT,
                other.login());
    }
}
