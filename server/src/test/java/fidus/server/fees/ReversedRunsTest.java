package fidus.server.fees;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.fees.FeeConvention;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ReverseFeeRun;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.CashCategory;
import fidus.mt5.DecideDeal;
import fidus.mt5.Mt5Calls;
import fidus.payments.ChargeBearer;
import fidus.payments.CreateBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletCalls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What becomes of a payment when its run is reversed. January: 800.00, then 850.00 of a corrected
/// reading.
class ReversedRunsTest {
    private static final FeeType PERFORMANCE = FeeType.MANAGER_PERFORMANCE;

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
        desk.read(account, "2027-01-31T23:50:00Z", "104000.00");
        desk.close("2027-01", PERFORMANCE);
        assertThat(run().fee()).isEqualTo(Money.of("800.00", "USD"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatWasPaidForAReversedRunIsOwedLessByTheNextOne() {
        desk.cash(account, 9, "2027-02-01T08:00:00", "-800.00", "to the manager");
        decide(9, CashCategory.MANAGER_FEE_PAYMENT);
        FeeRun first = run();
        assertThat(first.feeRunState()).isEqualTo(FeeRunState.PAID);

        reverse(first);
        desk.read(account, "2027-01-31T23:55:00Z", "104250.00");
        desk.close("2027-01", PERFORMANCE);

        assertThat(run().fee()).isEqualTo(Money.of("850.00", "USD"));
        assertThat(desk.balance("2410")).isEqualTo("-50.00");
        assertThat(payable()).containsExactly("50.00 USD");
        desk.cash(account, 10, "2027-02-01T08:10:00", "-850.00", "to the manager");
        assertThat(code(() -> decide(10, CashCategory.MANAGER_FEE_PAYMENT)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        desk.cash(account, 11, "2027-02-01T08:20:00", "-50.00", "to the manager");
        decide(11, CashCategory.MANAGER_FEE_PAYMENT);
        assertThat(run().feeRunState()).isEqualTo(FeeRunState.PAID);
        assertThat(desk.balance("2410")).isEqualTo("0.00");
        assertThat(payable()).isEmpty();
    }

    @Test
    void aPaymentOfAReversedRunThatComesBackIsOwedInFullAgain() {
        desk.cash(account, 9, "2027-02-01T08:00:00", "-800.00", "to the manager");
        decide(9, CashCategory.MANAGER_FEE_PAYMENT);
        reverse(run());
        desk.read(account, "2027-01-31T23:55:00Z", "103750.00");
        desk.close("2027-01", PERFORMANCE);
        assertThat(run().fee()).isEqualTo(Money.of("750.00", "USD"));
        assertThat(payable()).isEmpty();

        decide(9, CashCategory.EXTERNAL_WITHDRAWAL);

        assertThat(payable()).containsExactly("750.00 USD");
        assertThat(desk.balance("2410")).isEqualTo("-750.00");
    }

    @Test
    void aRunInABatchOfPaymentsIsNotReversed() {
        FeeRun run = run();
        HouseAccountId house = bank();
        desk.at("2027-02-04");
        desk.ask(
                PaymentCalls.CREATE,
                new CreateBatch(
                        house,
                        List.of(FeePayables.item(run.id())),
                        LocalDate.of(2027, 2, 4),
                        ChargeBearer.SHARED));

        assertThat(code(() -> desk.ask(FeeCalls.REVERSE, wish(run))))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(run()).isEqualTo(run);
    }

    @Test
    void aRunIsNotApprovedOnASnapshotThatAnotherReplaced() {
        desk.at("2027-03-01");
        desk.read(account, "2027-02-28T23:50:00Z", "106000.00");
        desk.snapshot("2027-02");
        desk.start("2027-02", PERFORMANCE, FeeStep.PREVIEW);
        var about = new AboutFeeRun(desk.run("2027-02", m1).id());
        var waiting = desk.ask(FeeCalls.APPROVE, about);
        desk.read(account, "2027-02-28T23:55:00Z", "105000.00");
        desk.snapshot("2027-02");

        assertThat(code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(code(() -> desk.ask(FeeCalls.APPROVE, about)))
                .isEqualTo(Problem.Code.STALE_VERSION);
        desk.start("2027-02", PERFORMANCE, FeeStep.PREVIEW);
        desk.approve(desk.ask(FeeCalls.APPROVE, about));
        assertThat(desk.fee("2027-02", m1)).isEqualTo("200.00");
    }

    @Test
    void aPreviewOfALaterMonthDoesNotHoldAReversalUp() {
        desk.at("2027-03-01");
        desk.read(account, "2027-02-28T23:50:00Z", "106000.00");
        desk.snapshot("2027-02");
        desk.start("2027-02", PERFORMANCE, FeeStep.PREVIEW);
        FeeRun later = desk.run("2027-02", m1);
        assertThat(later.feeRunState()).isEqualTo(FeeRunState.PREVIEWED);

        reverse(run());

        assertThat(code(() -> approved(later))).isEqualTo(Problem.Code.STALE_VERSION);
    }

    private void approved(FeeRun run) {
        desk.approve(desk.ask(FeeCalls.APPROVE, new AboutFeeRun(run.id())));
    }

    private FeeRun run() {
        return desk.run("2027-01", m1);
    }

    private void reverse(FeeRun run) {
        desk.approve(desk.ask(FeeCalls.REVERSE, wish(run)));
    }

    private static ReverseFeeRun wish(FeeRun run) {
        return new ReverseFeeRun(run.id(), "A reading was wrong that day");
    }

    private void decide(long ticket, CashCategory category) {
        @Nullable String paid =
                category == CashCategory.MANAGER_FEE_PAYMENT ? run().id().value().toString() : null;
        var _ =
                desk.ask(
                        Mt5Calls.DECIDE_DEAL,
                        new DecideDeal(
                                account.server(),
                                account.login(),
                                ticket,
                                category,
                                null,
                                "Taken by the manager as agreed",
                                paid));
    }

    private List<String> payable() {
        var features = desk.server.features();
        return features.mongo().read(unit -> features.feeRuns().posted(unit)).stream()
                .map(one -> one.money().toString())
                .toList();
    }

    private HouseAccountId bank() {
        var details =
                new BankDetails(
                        "First Bank", "M1", "DE87200500001234567890", null, null, null, "DE");
        desk.ask(
                WalletCalls.ADD,
                new AddWallet(
                        "manager/" + m1.value(), "M1", "Giro", Currency.USD, details, null, false));
        waiting();
        desk.ask(
                WalletCalls.ADD_HOUSE_ACCOUNT,
                new AddHouseAccount("House bank USD", details, null, Currency.USD));
        waiting();
        return desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().getFirst().id();
    }

    private void waiting() {
        desk.ask(ApprovalCalls.FIND, new FindPrepared(null, true))
                .prepared()
                .forEach(desk::approve);
    }
}
