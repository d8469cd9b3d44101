package fidus.server.fees;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.fees.FeeConvention;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.DealDecided;
import fidus.mt5.DecideDeal;
import fidus.mt5.Mt5Calls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/// E13: a manager takes the fee of January, 800.00, from the account itself.
class FeesFromAccountsTest {
    private final FeeDesk desk = new FeeDesk("2027-01-02");
    private AccountKey account = new AccountKey("Broker-Live", 1001);
    private ManagerId m1 = new ManagerId(new UUID(0, 0));

    @BeforeEach
    void posted() {
        account = desk.account(1001, "100000.00");
        m1 = desk.manager("M1");
        desk.mandate(
                m1, FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD), account);
        desk.at("2027-02-01");
        desk.read(account, "2027-01-31T23:55:00Z", "104000.00");
        desk.close("2027-01", FeeType.MANAGER_PERFORMANCE);
        assertThat(run().fee()).isEqualTo(Money.of("800.00", "USD"));
        desk.cash(account, 9, "2027-02-01T08:00:00", "-800.00", "to the manager");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private FeeRun run() {
        return desk.run("2027-01", m1);
    }

    private String id() {
        return run().id().value().toString();
    }

    private DealDecided decide(long ticket, CashCategory category, @Nullable String feeRun) {
        return desk.ask(
                Mt5Calls.DECIDE_DEAL,
                new DecideDeal(
                        account.server(),
                        account.login(),
                        ticket,
                        category,
                        null,
                        "Taken by the manager as agreed",
                        feeRun));
    }

    /// However little it is, another person says so too.
    private void pays(long ticket) {
        DealDecided waiting = decide(ticket, CashCategory.MANAGER_FEE_PAYMENT, id());
        assertThat(run().feeRunState()).isEqualTo(FeeRunState.POSTED);
        desk.approve(Objects.requireNonNull(waiting.waits()));
    }

    private Money owed() {
        return desk.server
                .features()
                .mongo()
                .read(
                        unit ->
                                desk.server
                                        .features()
                                        .ledger()
                                        .balance(unit, "2410", "manager", "M1"))
                .getOrDefault(Currency.USD, Money.zero(Currency.USD));
    }

    private int payable() {
        return desk.server
                .features()
                .mongo()
                .read(unit -> desk.server.features().feeRuns().posted(unit))
                .size();
    }

    @Test
    void theRunIsPaidByItsPayeeAndCannotBePaidAgain() {
        pays(9);

        assertThat(run().feeRunState()).isEqualTo(FeeRunState.PAID);
        assertThat(Objects.requireNonNull(run().steps().payment()).payment())
                .isEqualTo("deal/Broker-Live/1001/9");
        assertThat(owed()).isEqualTo(Money.of("0.00", "USD"));
        assertThat(desk.balance("1100")).isEqualTo("99200.00");
        assertThat(payable()).isZero();
        desk.cash(account, 10, "2027-02-01T08:10:00", "-800.00", "to the manager");
        assertThat(code(() -> pays(10))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(desk.balance("1100")).isEqualTo("99200.00");
    }

    @Test
    void anAccountOfAnotherManagerPaysNoRunOfThisOne() {
        AccountKey first = account;
        account = desk.account(1002, "50000.00");
        desk.cash(account, 12, "2027-02-01T08:00:00", "-800.00", "to the manager");
        assertThat(problem(() -> pays(12)).fields().getFirst().field()).isEqualTo("feeRun");
        assertThat(run().feeRunState()).isEqualTo(FeeRunState.POSTED);

        account = first;
        pays(9);
        assertThat(run().feeRunState()).isEqualTo(FeeRunState.PAID);
    }

    @Test
    void aMovementThatWasSomethingElseOpensTheRunAgain() {
        pays(9);
        decide(9, CashCategory.EXTERNAL_WITHDRAWAL, null);
        assertThat(run().feeRunState()).isEqualTo(FeeRunState.POSTED);
        assertThat(owed()).isEqualTo(Money.of("-800.00", "USD"));
        assertThat(payable()).isOne();

        pays(9);
        assertThat(run().feeRunState()).isEqualTo(FeeRunState.PAID);
        assertThat(owed()).isEqualTo(Money.of("0.00", "USD"));
    }

    @Test
    void anythingButTheWholeFeeOfAPostedRunIsRefusedAndChangesNothing() {
        assertThat(code(() -> decide(9, CashCategory.MANAGER_FEE_PAYMENT, null)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> decide(9, CashCategory.MANAGER_FEE_PAYMENT, "run-1")))
                .isEqualTo(Problem.Code.NOT_FOUND);
        assertThat(code(() -> decide(9, CashCategory.EXTERNAL_WITHDRAWAL, id())))
                .isEqualTo(Problem.Code.BAD_VALUE);
        desk.cash(account, 10, "2027-02-01T08:10:00", "-799.99", "to the manager");
        assertThat(code(() -> pays(10))).isEqualTo(Problem.Code.BAD_VALUE);
        desk.cash(account, 11, "2026-12-30T08:10:00", "-800.00", "to the manager");
        assertThat(code(() -> pays(11))).isEqualTo(Problem.Code.BAD_VALUE);

        assertThat(run().feeRunState()).isEqualTo(FeeRunState.POSTED);
        assertThat(desk.balance("1100")).isEqualTo("100000.00");
        assertThat(owed()).isEqualTo(Money.of("-800.00", "USD"));
    }

    @Test
    void aRunThatWaitsInABatchOfPaymentsIsNotTakenFromAnAccount() {
        FeeRun run = run();
        var waiting = new FeesFromAccounts(desk.server.features().feeRuns(), (_, _) -> true);
        String id = id();
        var features = desk.server.features();
        var on = LocalDate.of(2027, 2, 1);
        Deal deal =
                features.mongo()
                        .read(unit -> features.deals().classified(unit, account))
                        .getFirst()
                        .deal();
        assertThat(code(() -> features.mongo().read(unit -> waiting.words(unit, deal, on, id))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(run().version()).isEqualTo(run.version());
    }
}
