package fidus.server.fees;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.contract.Nothing;
import fidus.fees.FeeConvention;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.ReverseFeeRun;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;
import fidus.mt5.DecideDeal;
import fidus.mt5.Mt5Calls;
import fidus.payments.BatchDetail;
import fidus.payments.ChargeBearer;
import fidus.payments.ConfirmPayments;
import fidus.payments.CreateBatch;
import fidus.payments.FileFormat;
import fidus.payments.MarkSent;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.SubmitBatch;
import fidus.payments.WriteFile;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletCalls;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// One manager whose fee of January 2027 is posted, 800.00, and the ways it is paid.
final class PaidDesk {
    final FeeDesk desk = new FeeDesk("2027-01-02");
    final AccountKey account = desk.account(1001, "100000.00");
    final ManagerId m1 = desk.manager("M1");

    PaidDesk() {
        this(false);
    }

    /// @param house whether the manager earned 400.00 more with money of the house
    PaidDesk(boolean house) {
        mandate(account);
        if (house) {
            desk.source = CapitalSource.HOUSE;
            AccountKey own = desk.account(1002, "100000.00");
            mandate(own);
            desk.at("2027-02-01");
            desk.read(own, "2027-01-31T23:50:00Z", "102000.00");
        }
        desk.at("2027-02-01");
        desk.read(account, "2027-01-31T23:50:00Z", "104000.00");
        desk.close("2027-01", FeeType.MANAGER_PERFORMANCE);
    }

    private void mandate(AccountKey of) {
        desk.mandate(m1, FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD), of);
    }

    FeeRun run() {
        return desk.run("2027-01", m1);
    }

    void reverse(FeeRun run) {
        desk.approve(desk.ask(FeeCalls.REVERSE, wish(run)));
    }

    static ReverseFeeRun wish(FeeRun run) {
        return new ReverseFeeRun(run.id(), "A reading was wrong that day");
    }

    /// Another reading of the month's end, and the run on it.
    void again(String equity) {
        desk.read(account, "2027-01-31T23:55:00Z", equity);
        desk.close("2027-01", FeeType.MANAGER_PERFORMANCE);
    }

    /// The manager takes this from the account on 1 February, as a fee of the run that stands.
    void takes(long ticket, String time, String sum) {
        desk.cash(account, ticket, "2027-02-01T" + time, sum, "to the manager");
        DealDecided waiting =
                decide(ticket, CashCategory.MANAGER_FEE_PAYMENT, run().id().value().toString());
        desk.approve(Objects.requireNonNull(waiting.waits()));
    }

    /// A movement that was taken for a payment is taken for a withdrawal now.
    void isSomethingElse(long ticket) {
        var _ = decide(ticket, CashCategory.EXTERNAL_WITHDRAWAL, null);
    }

    private DealDecided decide(long ticket, CashCategory category, @Nullable String paid) {
        return desk.ask(
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

    List<String> payable() {
        var features = desk.server.features();
        return features.mongo().read(unit -> features.feeRuns().posted(unit)).stream()
                .map(one -> one.money().toString())
                .toList();
    }

    /// A batch that pays the run, from 4 February.
    BatchDetail batch() {
        HouseAccountId house = bank();
        desk.at("2027-02-04");
        return desk.ask(
                PaymentCalls.CREATE,
                new CreateBatch(
                        house,
                        List.of(FeePayables.item(run().id())),
                        LocalDate.of(2027, 2, 4),
                        ChargeBearer.SHARED));
    }

    /// The same, given to the bank.
    PaymentBatch sent() {
        return sent(batch().batch());
    }

    PaymentBatch sent(PaymentBatch batch) {
        desk.approve(desk.ask(PaymentCalls.SUBMIT, new SubmitBatch(batch.id(), batch.version())));
        PaymentBatch written =
                desk.ask(
                        PaymentCalls.WRITE_FILE,
                        new WriteFile(batch.id(), batch.version() + 1, FileFormat.PAIN_001_001_09));
        String file = written.files().getFirst().sha256();
        return desk.ask(PaymentCalls.SENT, new MarkSent(batch.id(), written.version(), file))
                .batch();
    }

    void left(PaymentBatch batch) {
        desk.approve(
                desk.ask(
                        PaymentCalls.CONFIRM,
                        new ConfirmPayments(
                                batch.id(),
                                List.of(),
                                "BANK-REF-1",
                                LocalDate.of(2027, 2, 4),
                                null,
                                null)));
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

    /// Everything that waits for a second person.
    void waiting() {
        desk.ask(ApprovalCalls.FIND, new FindPrepared(null, true))
                .prepared()
                .forEach(desk::approve);
    }
}
