package fidus.mt5.checks;

import static fidus.mt5.Sample.BAL_1;
import static fidus.mt5.Sample.CORE_1;
import static fidus.mt5.Sample.RP_1;
import static fidus.mt5.Sample.SEP_1;
import static fidus.mt5.Sample.START;
import static fidus.mt5.Sample.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Platform;
import fidus.mt5.Sample;
import fidus.mt5.checks.AccountRules.Registered;
import fidus.mt5.checks.RecordRules.Reference;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.QuarantineFinding;
import fidus.mt5.readings.QuarantineResult;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.mt5.readings.QuarantineRule;
import fidus.mt5.readings.ReadingState;
import fidus.mt5.transfers.PairingLimits;
import fidus.mt5.transfers.TransferLeg;
import fidus.mt5.transfers.TransferPairing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RulesTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Test
    void mappedLinesMayMissThePrincipalByOneCent() {
        var lines = List.of(usd("600.00"), usd("399.99"));

        assertThat(MappingRules.linesMatchPrincipal("c1", usd("1000.00"), lines, CENT)).isEmpty();
        assertThat(MappingRules.linesMatchPrincipal("c1", usd("1000.01"), lines, CENT))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.rule()).isEqualTo(SystemRule.R1);
                            assertThat(found.severity()).isEqualTo(Severity.BLOCKING);
                            assertThat(found.left()).isEqualTo("999.99 USD");
                            assertThat(found.right()).isEqualTo("1000.01 USD");
                            assertThat(found.difference()).isEqualTo("-0.02 USD");
                        });
    }

    @Test
    void anAccountServesOneClientAndIsRegisteredOnce() {
        assertThat(
                        MappingRules.oneClientPerAccount(
                                Map.of(CORE_1, Set.of("b", "a"), BAL_1, Set.of("a"))))
                .singleElement()
                .satisfies(found -> assertThat(found.left()).isEqualTo("a, b"));
        var once = registered(CORE_1, "Broker", "m1", CapitalSource.CLIENT);
        var elsewhere = registered(CORE_1, "Another broker", "m1", CapitalSource.CLIENT);
        var sameLogin =
                registered(new AccountKey("Other", 1001), "Broker", "m1", CapitalSource.CLIENT);
        assertThat(AccountRules.uniqueKeys(List.of(once, sameLogin))).isEmpty();
        assertThat(AccountRules.uniqueKeys(List.of(once, elsewhere)))
                .singleElement()
                .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.BLOCKING));
    }

    @Test
    void anAccountAtWorkIsFullySetUp() {
        var complete = registered(CORE_1, "Broker", "m1", CapitalSource.CLIENT);
        var lacking = registered(BAL_1, "Broker", null, CapitalSource.UNKNOWN);

        assertThat(AccountRules.completeSetup(List.of(lacking, complete)))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.key()).isEqualTo(BAL_1.toString());
                            assertThat(found.left()).isEqualTo("not set: managerId, capitalSource");
                            assertThat(found.severity()).isEqualTo(Severity.WARNING);
                        });
    }

    @Test
    void bothSidesOfAnAnswerAreCompared() {
        var findings =
                ReadingRules.sameAccounts("feed", Set.of(CORE_1, BAL_1), Set.of(CORE_1, RP_1));
        assertThat(findings)
                .extracting(RuleFinding::key)
                .containsExactly("feed/" + BAL_1, "feed/" + RP_1);
        assertThat(findings).extracting(RuleFinding::severity).containsOnly(Severity.WARNING);
        assertThat(ReadingRules.sameAccounts("feed", Set.of(CORE_1, BAL_1), Set.of()))
                .hasSize(2)
                .allMatch(found -> found.severity() == Severity.CRITICAL);
        assertThat(ReadingRules.sameAccounts("feed", Set.of(CORE_1), Set.of(CORE_1))).isEmpty();
    }

    @Test
    void anOldReadingWarnsAndAMissingOneIsCritical() {
        var reading = Sample.reading(CORE_1, START, usd("1.00"), usd("1.00"));
        var age = Duration.ofMinutes(12);

        assertThat(
                        ReadingRules.age(
                                CORE_1,
                                new ReadingState.Ok(reading, age, FreshnessBand.ACCEPTABLE)))
                .isEmpty();
        assertThat(
                        ReadingRules.age(
                                CORE_1, new ReadingState.Ok(reading, age, FreshnessBand.DEGRADED)))
                .extracting(RuleFinding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(ReadingRules.age(CORE_1, new ReadingState.Stale(reading, age)))
                .extracting(RuleFinding::severity)
                .containsExactly(Severity.CRITICAL);
        assertThat(ReadingRules.age(CORE_1, new ReadingState.Unavailable("x")))
                .extracting(RuleFinding::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void heldReadingsAreFoundByTheRuleThatHoldsThem() {
        var held =
                new QuarantineResult(
                        Outcome.HELD,
                        List.of(
                                new QuarantineFinding(QuarantineRule.Q5, false, "jump"),
                                new QuarantineFinding(QuarantineRule.Q6, true, "not asked")));

        assertThat(ReadingRules.heldReadings(CORE_1, List.of(held)))
                .extracting(RuleFinding::rule)
                .containsExactly(SystemRule.R14);
        assertThat(ReadingRules.heldReadings(CORE_1, List.of())).isEmpty();
    }

    @Test
    void aMissingDealShowsInTheBalance() {
        var prior = Sample.reading(CORE_1, START, usd("100.00"), usd("100.00"));
        var next = Sample.reading(CORE_1, START.plusSeconds(60), usd("90.00"), usd("90.00"));
        var deal = Sample.balance(CORE_1, 5, usd("-10.00"), "FEE");

        assertThat(ReadingRules.balance(prior, next, List.of(deal))).isEmpty();
        assertThat(ReadingRules.balance(prior, next, List.of()))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.rule()).isEqualTo(SystemRule.R16);
                            assertThat(found.left()).isEqualTo("100.00 USD");
                            assertThat(found.difference()).isEqualTo("10.00 USD");
                        });
    }

    @Test
    void aTransferWithoutItsOtherSideWarnsAfterADayAndIsCriticalAfterThree() {
        var out =
                new TransferLeg(
                        Sample.balance(CORE_1, 0, usd("-5.00"), "TRANSFER TO 2001"),
                        AccountPurpose.TRADING,
                        CapitalSource.CLIENT,
                        SEP_1.login());
        var pairing = new TransferPairing(PairingLimits.STANDARD).pair(List.of(out));

        assertThat(DealRules.unpairedTransfers(pairing, START.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(DealRules.unpairedTransfers(pairing, START.plus(Duration.ofDays(3))))
                .extracting(RuleFinding::severity)
                .containsExactly(Severity.WARNING);
        assertThat(
                        DealRules.unpairedTransfers(
                                pairing, START.plus(Duration.ofDays(3)).plusSeconds(1)))
                .extracting(RuleFinding::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void aDealOnTwoLoginsIsHeldBackOnBoth() {
        var one = Sample.balance(CORE_1, 5, usd("-10.00"), "a");
        var copy = Sample.balance(BAL_1, 5, usd("-10.00"), "b");
        var otherMoney = Sample.balance(RP_1, 5, usd("-11.00"), "c");
        var otherServer = Sample.balance(new AccountKey("Other", 1002), 5, usd("-10.00"), "d");
        var all = List.of(one, copy, otherMoney, otherServer);

        assertThat(DealRules.contestedKeys(all)).containsExactlyInAnyOrder(one.key(), copy.key());
        assertThat(DealRules.onOneLogin(all))
                .singleElement()
                .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.CRITICAL));
        assertThat(DealRules.onOneLogin(List.of(one, one))).isEmpty();
    }

    @Test
    void recordsNameOneClientAnExistingParentAndObeyTheirRules() {
        var good = new Reference("contract", "c1", "client", "a");
        var none = new Reference("deposit", "d1", "client", "x");
        var twice = new Reference("wallet", "w1", "client", "b");

        assertThat(RecordRules.oneClient(List.of(good, none, twice), List.of("a", "b", "b")))
                .extracting(RuleFinding::key)
                .containsExactly("deposit/d1", "wallet/w1");
        assertThat(RecordRules.parents(List.of(good, none), one -> one.namedId().equals("a")))
                .extracting(RuleFinding::key)
                .containsExactly("deposit/d1");
        var problem = Problem.of(Problem.Code.BAD_VALUE, "The login is negative.");
        assertThat(RecordRules.invalid("deal/1", problem, true).severity())
                .isEqualTo(Severity.BLOCKING);
        assertThat(RecordRules.invalid("deal/1", problem, false).severity())
                .isEqualTo(Severity.WARNING);
    }

    private static Registered registered(
            AccountKey account, String broker, @Nullable String manager, CapitalSource source) {
        return new Registered(
                account,
                broker,
                AccountLifecycle.ACTIVE,
                AccountPurpose.TRADING,
                manager,
                FundCode.CORE,
                Platform.MT5,
                source);
    }
}
