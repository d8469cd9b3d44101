package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AgentCalls;
import fidus.agents.ApproveCommissions;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BookTransit;
import fidus.close.StepKind;
import fidus.contract.Nothing;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.runs.AboutFeeRun;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.FindFeeRuns;
import fidus.fees.runs.ManagerToAdd;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.PrepareMandate;
import fidus.fees.runs.StartFeeRuns;
import fidus.investments.Investment;
import fidus.investments.schedule.PayoutRef;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Postings;
import fidus.ledger.PrepareEntry;
import fidus.money.Currency;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.payments.AboutBatch;
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
import fidus.payments.wallets.WalletCalls;
import fidus.rebates.AboutRebateRun;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRun;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RequestRedemption;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.investments.ContractBooks;
import fidus.server.settings.Unset;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The ledger's story of the domain (G37): a contract, an account that earns, a payment, fees and
/// rebates, up to the close of March 2027.
final class CloseStory {
    private static final Map<String, String> BANK = Map.of("bankAccount", "House bank USD");

    private final CloseDesk desk;
    private final AccountKey core = new AccountKey(CloseDesk.SERVER, 7_001);
    private final AccountKey separation = new AccountKey(CloseDesk.SERVER, 7_002);

    CloseStory(CloseDesk desk) {
        this.desk = desk;
    }

    void tell() {
        tell("2027-03-31");
    }

    /// @param paid the day on which the bank paid the client and the agent
    void tell(String paid) {
        desk.account(core.login(), AccountPurpose.TRADING, "0");
        desk.account(separation.login(), AccountPurpose.SEPARATION, "0");
        desk.approve(
                desk.ask(
                        LedgerCalls.ENTER,
                        new PrepareEntry(
                                "E3",
                                desk.today(),
                                List.of(
                                        Postings.debit("1010", CloseDesk.usd("100.00"), BANK),
                                        Postings.credit("3010", CloseDesk.usd("100.00"), Map.of())),
                                "Resolution 1 of the founders",
                                "Capital of the house came in")));
        Investment contract = desk.started("10000.00");
        desk.at("2027-03-10");
        wallets();
        trading();
        accrued(contract);
        paidOut(contract, paid);
        monthEnd();
    }

    private void trading() {
        desk.cash(core, 1, "2027-03-01T09:00:00", "10000.00", "DEPOSIT-1");
        atBank(core, 1, "2027-03-01");
        desk.read(core, "2027-03-02T10:00:00Z", "10000.00", "10450.00");
        desk.cash(core, 2, "2027-03-03T10:00:00", "-300.00", "TRANSFER TO 7002");
        desk.cash(separation, 3, "2027-03-03T10:00:05", "300.00", "TRANSFER FROM 7001");
        desk.cash(core, 4, "2027-03-04T10:00:00", "-12.50", "FEE platform");
        new CloseRebates(desk).closed(core, 501, "2027-03-05", "2.35");
        desk.cash(separation, 5, "2027-03-05T10:00:00", "1.20", "INTEREST of February");
    }

    private void accrued(Investment contract) {
        desk.at("2027-03-26");
        var books = new ContractBooks(new Audit(), desk.server.features().ledger(), Unset::history);
        desk.write(
                unit ->
                        books.accrue(
                                unit,
                                Actor.SYSTEM,
                                books.get(unit, contract.id()),
                                LocalDate.parse("2027-03-26")));
        assertThat(desk.balance("2200")).isEqualTo("-130.00");
        assertThat(desk.balance("2300")).isEqualTo("-13.00");
        desk.at("2027-03-31");
        desk.server.rollDay();
        assertThat(desk.balance("2210")).isEqualTo("-150.00");
        assertThat(desk.balance("2310")).isEqualTo("-15.00");
    }

    private void paidOut(Investment contract, String paid) {
        desk.cash(separation, 6, "2027-03-31T08:00:00", "-165.00", "WITHDRAWAL");
        atBank(separation, 6, "2027-03-31");
        desk.approve(
                desk.ask(
                        RedemptionCalls.REQUEST,
                        new RequestRedemption(
                                contract.id(),
                                List.of(PayoutRef.interest(1)),
                                "Asked for by letter")));
        desk.approve(
                desk.ask(
                        AgentCalls.APPROVE, new ApproveCommissions(desk.berta.id(), desk.today())));
        List<String> items = payable();
        assertThat(items).hasSize(2);
        BatchDetail sent = sentBatch(items);
        desk.at(paid);
        desk.approve(
                desk.ask(
                        PaymentCalls.CONFIRM,
                        new ConfirmPayments(
                                sent.batch().id(),
                                List.of(),
                                "BANK-1",
                                desk.today(),
                                CloseDesk.usd("2.00"),
                                null)));
    }

    private void monthEnd() {
        desk.at("2027-04-01");
        desk.server.rollDay();
        desk.read(core, "2027-03-31T23:55:00Z", "10200.00");
        desk.read(separation, "2027-03-31T23:55:00Z", "136.20");
        mandate("2027-03-01");
        desk.freeze();
        desk.run(StepKind.SNAPSHOT);
        var _ = postedFee(CloseDesk.MARCH);
        var rebates = new CloseRebates(desk);
        rebates.agreed("5.05");
        RebateRun claim = rebates.computed();
        desk.approve(desk.ask(RebateCalls.APPROVE, new AboutRebateRun(claim.id())));
        desk.ask(RebateCalls.POST, new AboutRebateRun(claim.id()));
    }

    /// The fee of a month, whose snapshot is taken.
    FeeRunId postedFee(String period) {
        start(period, FeeStep.PREVIEW);
        FeeRunId id = desk.ask(FeeCalls.RUNS, new FindFeeRuns(period, null)).runs().getFirst().id();
        desk.approve(desk.ask(FeeCalls.APPROVE, new AboutFeeRun(id)));
        start(period, FeeStep.POST);
        return id;
    }

    void mandate(String from) {
        var manager = desk.ask(FeeCalls.ADD_MANAGER, new ManagerToAdd("Carla Core"));
        LocalDate day = LocalDate.parse(from);
        FeeAgreement agreement =
                FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD);
        desk.approve(
                desk.ask(
                        FeeCalls.PREPARE_MANDATE,
                        new PrepareMandate(
                                manager.id(),
                                "Mandate of CORE-1",
                                day,
                                List.of(new MandateAccount(core, day, null)),
                                agreement,
                                null,
                                "Signed on paper, page 1")));
    }

    private void start(String period, FeeStep step) {
        desk.done(
                desk.ask(
                        FeeCalls.START,
                        new StartFeeRuns(period, FeeType.MANAGER_PERFORMANCE, step, null)));
    }

    /// The end at the bank of what came to an account from it, or left one for it.
    private void atBank(AccountKey account, long ticket, String day) {
        String transfer = account.server() + "/" + account.login() + "/" + ticket;
        var house =
                desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().getFirst().id();
        desk.approve(
                desk.ask(
                        BankCalls.BOOK_TRANSIT,
                        new BookTransit(
                                transfer,
                                house,
                                LocalDate.parse(day),
                                "Wire of deal " + ticket,
                                null,
                                null)));
    }

    void wallets() {
        wallet("client/" + desk.ada.id().value(), desk.ada.name(), "DE89370400440532013000");
        wallet("agent/" + desk.berta.id().value(), desk.berta.name(), "DE02120300000000202051");
        desk.ask(
                WalletCalls.ADD_HOUSE_ACCOUNT,
                new AddHouseAccount(
                        "House bank USD",
                        details("Invented Fund GmbH", "DE87200500001234567890"),
                        null,
                        Currency.USD));
        waiting();
    }

    void wallet(String party, String name, String iban) {
        desk.ask(
                WalletCalls.ADD,
                new AddWallet(party, name, "Giro", Currency.USD, details(name, iban), null, false));
        waiting();
    }

    private static BankDetails details(String holder, String iban) {
        return new BankDetails("First Bank", holder, iban, null, null, null, "DE");
    }

    private void waiting() {
        desk.ask(ApprovalCalls.FIND, new FindPrepared(null, true))
                .prepared()
                .forEach(desk::approve);
    }

    /// What can be paid now.
    List<String> payable() {
        return desk.ask(PaymentCalls.PAYABLES, new Nothing()).rows().stream()
                .filter(row -> row.blocked() == null)
                .map(row -> row.payable().item())
                .toList();
    }

    BatchDetail sentBatch(List<String> items) {
        return sent(draft(items));
    }

    BatchDetail draft(List<String> items) {
        var house =
                desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().getFirst().id();
        return desk.ask(
                PaymentCalls.CREATE,
                new CreateBatch(house, items, desk.today(), ChargeBearer.SHARED));
    }

    /// Approved by another person, written and given to the bank.
    BatchDetail sent(BatchDetail draft) {
        desk.approve(
                desk.ask(
                        PaymentCalls.SUBMIT,
                        new SubmitBatch(draft.batch().id(), draft.batch().version())));
        PaymentBatch approved =
                desk.ask(PaymentCalls.BATCH, new AboutBatch(draft.batch().id())).batch();
        PaymentBatch written =
                desk.ask(
                        PaymentCalls.WRITE_FILE,
                        new WriteFile(
                                approved.id(), approved.version(), FileFormat.PAIN_001_001_03));
        return desk.ask(
                PaymentCalls.SENT,
                new MarkSent(written.id(), written.version(), written.files().getFirst().sha256()));
    }
}
