package fidus.server.rebates;

import static fidus.server.rebates.RebateDesk.asked;
import static fidus.server.rebates.RebateDesk.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.close.AboutClose;
import fidus.close.CloseCalls;
import fidus.close.CloseFigure;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.RebateBroker;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRun;
import fidus.rebates.ReverseRebates;
import fidus.rebates.SymbolOfGroup;
import fidus.rebates.WithdrawAgreement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What brokers agreed to pay: who may be named, what two persons see, and what can be put right.
class AgreementsTest {
    private static final String WHY = "By the letter of the broker";

    private RebateDesk desk;
    private AccountKey account;

    @BeforeEach
    void open() {
        desk = new RebateDesk("2027-02-02");
        account = desk.account(1);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void ratesAreOnlyAgreedWithABrokerThatAccountsName() {
        assertThatThrownBy(() -> agree(0, "Brokr", rate("2027-01-01", "5")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        why -> {
                            assertThat(why.problem().code()).isEqualTo(Problem.Code.NOT_FOUND);
                            assertThat(why.problem().fields())
                                    .extracting(Problem.Field::field)
                                    .containsExactly("broker");
                            assertThat(why.problem().message())
                                    .contains("with Brokr. Accounts name Broker.");
                        });
        var elsewhere = new AccountKey("Nowhere", 7);
        assertThat(desk.code(() -> ask("Broker", 0, rate("2027-01-01", "5"), elsewhere)))
                .isEqualTo(Problem.Code.NOT_FOUND);
        assertThat(desk.ask(RebateCalls.AGREEMENTS, new Nothing()).brokers())
                .containsExactly(new RebateBroker("Broker", List.of(account), List.of()));
    }

    /// As it could be agreed before names were compared: no close could be looked at any more.
    @Test
    void anAgreementWithANameNobodyHasStopsNoCloseAndIsWithdrawnByTwoPersons() {
        desk.closed(account, 10, "2027-01-05", "2");
        var wrong =
                new BrokerAgreement(
                        "Brokr", List.of(rate("2027-01-01", "5")), List.of(), List.of(), 1);
        var _ =
                desk.server
                        .features()
                        .mongo()
                        .write(
                                unit -> {
                                    new RebateStore().put(unit, wrong, 0);
                                    return true;
                                });

        CloseStep runs = feeRuns();
        assertThat(runs.blocks()).isEmpty();
        assertThat(runs.figures())
                .extracting(CloseFigure::name, CloseFigure::value)
                .contains(
                        tuple(
                                "Rebates of Brokr",
                                "nothing: rates are agreed, and no account names this broker"));
        assertThat(desk.code(() -> desk.ask(RebateCalls.WITHDRAW, away("Brokr", 2))))
                .isEqualTo(Problem.Code.STALE_VERSION);
        Prepared waiting = desk.ask(RebateCalls.WITHDRAW, away("Brokr", 1));
        assertThat(waiting.shown())
                .contains(new Shown("ALL from 2027-01-01", "falls away, was 5 USD per lot"));
        desk.approve(waiting);
        assertThat(desk.ask(RebateCalls.AGREEMENTS, new Nothing()).agreements()).isEmpty();
        assertThat(feeRuns().figures()).extracting(CloseFigure::name).containsExactly("Posted");

        desk.agreed("2027-01-01", "5");
        RebateRun run = desk.computed();
        assertThat(run.claimed().amount()).isEqualByComparingTo("10.00");
        assertThat(desk.code(() -> desk.ask(RebateCalls.WITHDRAW, away("Broker", 1))))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void whatIsAgreedAfterAWithdrawalGoesOnWithItsVersions() {
        desk.agreed("2027-01-01", "5");
        desk.approve(desk.ask(RebateCalls.WITHDRAW, away("Broker", 1)));
        assertThat(desk.code(() -> agree(1, "Broker", rate("2027-01-01", "6"))))
                .isEqualTo(Problem.Code.STALE_VERSION);
        desk.agreed("2027-01-01", "7");
        assertThat(desk.version("Broker")).isEqualTo(3);
    }

    /// A reads on Monday, B adds 6.00 from April, A adds 6.20 from May without reading again.
    @Test
    void anOldListDoesNotOverwriteANewerOne() {
        desk.agreed("2027-01-01", "5.05");
        desk.approve(agree(1, "Broker", rate("2027-01-01", "5.05"), rate("2027-04-01", "6.00")));
        assertThat(
                        desk.code(
                                () ->
                                        agree(
                                                1,
                                                "Broker",
                                                rate("2027-01-01", "5.05"),
                                                rate("2027-05-01", "6.20"))))
                .isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(
                        desk.code(
                                () ->
                                        agree(
                                                2,
                                                "Broker",
                                                rate("2027-01-01", "5.05"),
                                                rate("2027-04-01", "6.00"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void theSecondPersonSeesWhatIsNewWhatChangesAndWhatFallsAway() {
        desk.agreed("2027-01-01", "5.05");
        var wanted =
                new BrokerAgreement(
                        "Broker",
                        List.of(
                                rate("2027-01-01", "5.50"),
                                new RebateRate(
                                        "FX",
                                        LocalDate.parse("2027-02-01"),
                                        new BigDecimal("3"),
                                        Currency.USD)),
                        List.of(new SymbolOfGroup("EURUSD", "FX")),
                        List.of(account),
                        1);
        Prepared waiting = desk.ask(RebateCalls.AGREE, new PrepareAgreement(wanted, WHY));
        assertThat(waiting.shown())
                .containsExactly(
                        new Shown("Broker", "Broker"),
                        new Shown(
                                "ALL from 2027-01-01",
                                "5.50 USD per lot, instead of 5.05 USD per lot"),
                        new Shown("FX from 2027-02-01", "3 USD per lot, new"),
                        new Shown("Symbol EURUSD", "FX, new"),
                        new Shown("Without rebates", account + ", new"),
                        new Shown("Reason", WHY));
        desk.approve(waiting);
        assertThat(agree(2, "Broker", rate("2027-03-01", "6")).shown())
                .containsExactly(
                        new Shown("Broker", "Broker"),
                        new Shown("ALL from 2027-03-01", "6 USD per lot, new"),
                        new Shown("ALL from 2027-01-01", "falls away, was 5.50 USD per lot"),
                        new Shown("FX from 2027-02-01", "falls away, was 3 USD per lot"),
                        new Shown("Symbol EURUSD", "falls away, was FX"),
                        new Shown("With rebates again", account.toString()),
                        new Shown("Reason", WHY));
    }

    /// 5.50 from 1 January typed for 5.05: 2 lots are claimed with 11.00 instead of 10.10.
    @Test
    void aWrongRateIsPutRightWhileNoDecidedRunWasComputedWithIt() {
        desk.closed(account, 10, "2027-01-05", "2");
        desk.agreed("2027-01-01", "5.50");
        RebateRun wrong = desk.posted(desk.computed());
        assertThat(wrong.claimed().amount()).isEqualByComparingTo("11.00");
        assertThat(desk.code(() -> agree(1, "Broker", rate("2027-01-01", "5.05"))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(desk.ask(RebateCalls.AGREEMENTS, new Nothing()).brokers())
                .containsExactly(
                        new RebateBroker(
                                "Broker", List.of(account), List.of(rate("2027-01-01", "5.50"))));

        desk.approve(desk.ask(RebateCalls.REVERSE, new ReverseRebates(wrong.id(), WHY)));
        desk.approve(agree(1, "Broker", rate("2027-01-01", "5.05")));
        assertThat(desk.posted(desk.computed()).claimed().amount()).isEqualByComparingTo("10.10");
        assertThat(desk.balance("1200")).isEqualTo("10.10");
        assertThat(agree(2, "Broker", rate("2027-01-01", "5.05"), rate("2027-01-20", "6")).shown())
                .contains(
                        new Shown(
                                "Not changed by this",
                                "claims of 2027-01 to 2027-01, unless they are reversed and"
                                        + " computed again"));
    }

    @Test
    void aRateThatWasUsedWhileItsCorrectionWaitedStays() {
        desk.closed(account, 10, "2027-01-05", "2");
        desk.agreed("2027-01-01", "5.50");
        Prepared early = agree(1, "Broker", rate("2027-01-01", "5.05"));
        var _ = desk.posted(desk.computed());
        assertThat(desk.code(() -> desk.approve(early))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    private CloseStep feeRuns() {
        return desk.ask(CloseCalls.MONTH, new AboutClose("2027-01")).steps().stream()
                .filter(step -> step.stepKind() == StepKind.FEE_RUNS)
                .findFirst()
                .orElseThrow();
    }

    private Prepared agree(long version, String broker, RebateRate... rates) {
        return desk.ask(RebateCalls.AGREE, asked(broker, version, List.of(rates)));
    }

    private Prepared ask(String broker, long version, RebateRate rate, AccountKey untracked) {
        return desk.ask(RebateCalls.AGREE, asked(broker, version, List.of(rate), untracked));
    }

    private static WithdrawAgreement away(String broker, long version) {
        return new WithdrawAgreement(broker, version, WHY);
    }
}
