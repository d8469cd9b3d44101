package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankFileTaken;
import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.OfferBankFile;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.investments.Investment;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.ledger.LedgerCalls;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.AboutBatch;
import fidus.payments.BatchDetail;
import fidus.payments.Booking;
import fidus.payments.ChargeBearer;
import fidus.payments.CreateBatch;
import fidus.payments.FileFormat;
import fidus.payments.MarkSent;
import fidus.payments.Payable;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.SubmitBatch;
import fidus.payments.WriteFile;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletCalls;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.Workbench;
import fidus.server.RunningServer;
import fidus.server.reconciliation.Reconciliations;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// A running server with the features a bank account lives in, and the people who work on it.
final class BankDesk implements AutoCloseable {
    static final String IBAN = "DE87200500001234567890";
    static final String OTHER_IBAN = "DE89370400440532013000";

    final RunningServer server;
    private final BankFeatures features = new BankFeatures();
    final List<Crossing> crossings = features.crossings;
    final List<Investment> contracts = features.contracts;

    BankDesk() {
        server = features.start();
    }

    /// What the first screen says: of how many accounts a statement should have come, and how many
    /// no run ever compared.
    List<Integer> unheard() {
        return server.parts()
                .mongo()
                .read(
                        unit ->
                                List.of(
                                        features.told.get().late(unit),
                                        features.later.get().neverCompared(unit)));
    }

    /// Closes the books of a month, and of all before it.
    void lock(YearMonth month) {
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    var periods = features.ledgers.get().periods();
                                    periods.beginClose(unit, month);
                                    periods.lock(unit, month);
                                    return true;
                                });
    }

    /// The month-end close is not part of this server: a test does what it would do.
    Reconciliations reconciliations() {
        return features.later.get();
    }

    String operator() {
        return server.token(Role.OPERATOR);
    }

    String approver() {
        return server.token(Role.APPROVER);
    }

    <Q, A> A ask(Call<Q, A> call, Q question) {
        return server.call(call, question, operator());
    }

    Prepared approve(Prepared prepared) {
        return server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver());
    }

    HouseAccount account(String name, String iban) {
        return account(name, iban, Currency.EUR);
    }

    HouseAccount account(String name, String iban, Currency currency) {
        approve(
                ask(
                        WalletCalls.ADD_HOUSE_ACCOUNT,
                        new AddHouseAccount(
                                name, details("Fidus Fund GmbH", iban), null, currency)));
        return ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BankDetails details(String holder, String iban) {
        return new BankDetails("First Bank", holder, iban, null, null, null, "DE");
    }

    BankPreview offer(byte[] content) {
        return offer(content, (HouseAccountId) null);
    }

    BankPreview offer(byte[] content, @Nullable HouseAccountId account) {
        return offer(content, new OfferBankFile("statement.sta", account, null));
    }

    BankPreview offer(byte[] content, OfferBankFile as) {
        return server.upload(BankCalls.OFFER, as, operator(), content);
    }

    BankFileTaken take(byte[] content) {
        BankPreview preview = offer(content);
        assertThat(preview.refusal()).isNull();
        return ask(BankCalls.CONFIRM, new ConfirmBankFile(preview.id()));
    }

    TakenStatement takeOne(Mt940Text text) {
        List<TakenStatement> taken = take(text.bytes()).statements();
        assertThat(taken).hasSize(1);
        return taken.getFirst();
    }

    Proposals proposals(HouseAccount account) {
        return ask(BankCalls.PROPOSALS, new AboutBankAccount(account.id()));
    }

    Workbench reconcile(HouseAccount account) {
        return reconcile(new StartBankRun(account.id(), null, null));
    }

    Workbench reconcile(StartBankRun start) {
        RunStarted started = ask(ReconciliationCalls.START_BANK, start);
        Job job = started.job();
        if (job != null) {
            ended(job);
        }
        return ask(ReconciliationCalls.WORKBENCH, new AboutRun(started.runId()));
    }

    void ended(Job job) {
        for (int i = 0; i < 1_500; i++) {
            Job now = ask(JobCalls.ONE, new AboutJob(job.id()));
            if (now.jobState().isOver()) {
                assertThat(now.jobState()).as(now.outcome()).isEqualTo(JobState.DONE);
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("Not over after 30 s: " + job);
    }

    LocalDate today() {
        return LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);
    }

    /// What an account of the journal holds.
    String balance(String account) {
        return ask(LedgerCalls.TRIAL_BALANCE, new Nothing()).lines().stream()
                .filter(line -> line.account().equals(account))
                .map(line -> line.balance().toString())
                .findFirst()
                .orElse("none");
    }

    /// A wallet that was verified and may be paid.
    void wallet(String party, String name, String iban) {
        var wallet =
                ask(
                        WalletCalls.ADD,
                        new AddWallet(
                                party,
                                name,
                                "Giro " + iban,
                                Currency.EUR,
                                details(name, iban),
                                null,
                                false));
        approve(
                ask(
                                ApprovalCalls.FIND,
                                new fidus.approvals.FindPrepared(
                                        "wallet/" + wallet.id().value(), true))
                        .prepared()
                        .getFirst());
        server.clock().advance(Duration.ofHours(24));
    }

    void nextDay() {
        server.clock().advance(Duration.ofHours(24));
    }

    /// A batch with a payment of this sum to each party, given to the bank.
    BatchDetail sent(HouseAccount account, Map<String, String> sums) {
        PaymentBatch written = written(account, sums);
        return ask(
                PaymentCalls.SENT,
                new MarkSent(written.id(), written.version(), written.files().getFirst().sha256()));
    }

    /// An approved batch whose file the bank does not have yet.
    PaymentBatch written(HouseAccount account, Map<String, String> sums) {
        var items = new ArrayList<String>();
        sums.forEach(
                (party, sum) -> {
                    String item = "payout/" + UUID.randomUUID();
                    items.add(item);
                    features.owed.add(
                            new Payable(
                                    item,
                                    party,
                                    "Payee",
                                    Money.of(sum, "EUR"),
                                    today(),
                                    "Interest",
                                    new Booking("E12", "2220", Map.of("client", party))));
                });
        BatchDetail batch =
                ask(
                        PaymentCalls.CREATE,
                        new CreateBatch(account.id(), items, today(), ChargeBearer.SHARED));
        approve(ask(PaymentCalls.SUBMIT, new SubmitBatch(batch.batch().id(), version(batch))));
        return ask(
                PaymentCalls.WRITE_FILE,
                new WriteFile(batch.batch().id(), version(batch), FileFormat.PAIN_001_001_09));
    }

    private long version(BatchDetail batch) {
        return batch(batch).batch().version();
    }

    BatchDetail batch(BatchDetail batch) {
        return ask(PaymentCalls.BATCH, new AboutBatch(batch.batch().id()));
    }

    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    @Override
    public void close() {
        server.close();
    }
}
