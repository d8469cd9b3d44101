package fidus.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.dashboard.Dashboard;
import fidus.dashboard.DashboardCalls;
import fidus.dashboard.PnlTotal;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.imports.LateArrival;
import fidus.imports.LateArrivals;
import fidus.imports.OfferFile;
import fidus.imports.Preview;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.ledger.FindEntries;
import fidus.ledger.LedgerCalls;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPage;
import fidus.mt5.AccountPurpose;
import fidus.mt5.BookedDeal;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;
import fidus.mt5.DecideDeal;
import fidus.mt5.FindDeals;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RollForwardStep;
import fidus.mt5.TradingAccount;
import fidus.mt5.pnl.TruePnl;
import fidus.server.audit.Actor;
import fidus.server.deals.Batch;
import fidus.server.deals.Desk;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Months;
import fidus.server.reports.Limits;
import fidus.server.reports.ReportReader;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

final class ImportsTest {
    private static final AccountKey KEY = new AccountKey("MetaQuotes-Demo", 70358000);
    private static final long DEPOSIT = 1719994675;

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aStatementBecomesDealsAReadingAndATrueResult() {
        TradingAccount account = register();

        Preview preview = offer(Statement.whole());
        assertThat(preview.importable()).isTrue();
        assertThat(preview.account()).isEqualTo(KEY);
        assertThat(preview.dealsSize()).isEqualTo(1402);
        assertThat(preview.fresh()).isEqualTo(1402);
        assertThat(preview.report().deals()).hasSize(200);
        assertThat(books()).isEmpty();

        ImportRecord done = imported(preview);

        assertThat(done.importState()).isEqualTo(ImportState.DONE);
        assertThat(done.fresh()).isEqualTo(1402);
        assertThat(done.toReview()).isEqualTo(1);
        assertThat(done.reading()).isEqualTo("ACCEPTED");
        assertThat(page().deals()).isEqualTo(1402);
        assertThat(page().readings().getFirst().asOf())
                .isEqualTo(Instant.parse("2023-06-26T17:03:00Z"));
        assertThat(pnl().truePnl().amount()).isEqualByComparingTo("9927.92");
        assertThat(desk.balance("4100", account).negate()).isEqualByComparingTo("9927.92");
    }

    @Test
    void theDepositIsDecidedByTwoAndTheResultIsWhatTheBrokerPrinted() {
        TradingAccount account = register();
        imported(offer(Statement.whole()));
        BookedDeal deposit = review().getFirst();
        assertThat(deposit.deal().ticket()).isEqualTo(DEPOSIT);
        assertThat(page().card().toReview()).isEqualTo(1);

        var decided =
                desk.ask(
                        Mt5Calls.DECIDE_DEAL,
                        new DecideDeal(
                                KEY.server(),
                                KEY.login(),
                                DEPOSIT,
                                CashCategory.EXTERNAL_DEPOSIT,
                                null,
                                "First deposit, seen on the bank statement.",
                                null));
        desk.approve(Objects.requireNonNull(decided.waits()));

        assertThat(review()).isEmpty();
        assertThat(pnl().truePnl().amount()).isEqualByComparingTo("-72.08");
        assertThat(desk.balance("1100", account)).isEqualByComparingTo("10000.00");
        assertThat(desk.balance("1110", account)).isEqualByComparingTo("-72.08");
        assertThat(desk.balance("4100", account)).isEqualByComparingTo("72.08");
        Dashboard dashboard = desk.ask(DashboardCalls.DASHBOARD, new Nothing());
        PnlTotal client = Desk.tier(dashboard.pnl(), "CLIENT_TIER_WITHDRAWALS_BASIS");
        assertThat(Objects.requireNonNull(client.truePnl()).amount())
                .isEqualByComparingTo("-72.08");
        assertThat(client.returnPercent()).isEqualByComparingTo("-0.72");
        assertThat(client.completeness()).isEqualTo("PARTIAL");
        assertThat(dashboard.lastImports()).hasSize(1);
        assertThat(dashboard.toReview()).isZero();
    }

    @Test
    void dealsOfALockedMonthCountFromTheFirstOpenOneAndAreListed() {
        TradingAccount account = register();
        Months.lock(desk.server().parts().mongo(), "2023-06");

        ImportRecord done = imported(offer(Statement.whole()));

        assertThat(done.importState()).isEqualTo(ImportState.DONE);
        assertThat(done.fresh()).isEqualTo(1402);
        LateArrivals late = Objects.requireNonNull(done.lateArrivals());
        assertThat(late.count()).isEqualTo(1402);
        assertThat(late.first()).hasSize(LateArrivals.SHOWN);
        assertThat(late.first().getFirst())
                .isEqualTo(
                        new LateArrival(
                                DEPOSIT,
                                Instant.parse("2023-06-07T11:14:49Z"),
                                Money.of("10000.00", "EUR"),
                                LocalDate.of(2023, 7, 1)));
        assertThat(review().getFirst().deal().time())
                .isEqualTo(Instant.parse("2023-06-07T11:14:49Z"));
        assertThat(desk.balance("4100", account).negate()).isEqualByComparingTo("9927.92");
        assertThat(desk.ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 200)).rows())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.period()).isEqualTo("2023-07"));
    }

    @Test
    void dealsThatComeInTimeAreNotLate() {
        register();
        Months.lock(desk.server().parts().mongo(), "2023-05");

        assertThat(imported(offer(Statement.whole())).lateArrivals()).isNull();
    }

    @Test
    void aBareListOfDealsIsTakenIntoTheAccountAPersonNames() {
        register();
        Preview preview = offer(Statement.bytes("mt5-deals-en.csv"));
        assertThat(preview.importable()).isTrue();
        assertThat(preview.account()).isNull();
        assertThat(preview.dealsSize()).isEqualTo(723);
        refused(preview, Problem.Code.BAD_VALUE);

        Job job = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), KEY));
        assertThat(ended(job).outcome()).contains("new deals");

        assertThat(records().getFirst().fresh()).isEqualTo(723);
        assertThat(records().getFirst().reading()).isEqualTo("NONE");
        assertThat(page().deals()).isEqualTo(723);
    }

    @Test
    void aListOfOrdersIsNoLedger() {
        register();

        Preview preview = offer(Statement.bytes("mt5-orders-en.csv"));

        assertThat(preview.importable()).isFalse();
        assertThat(preview.refusalCode()).isEqualTo("NOT_A_STATEMENT");
    }

    @Test
    void theSameFileIsRefusedTheSecondTime() {
        register();
        Preview before = offer(Statement.whole());
        imported(offer(Statement.whole()));

        Preview again = offer(Statement.whole());

        assertThat(again.importable()).isFalse();
        assertThat(again.refusalCode()).isEqualTo("ALREADY_IMPORTED");
        assertThat(again.known()).isEqualTo(1402);
        assertThat(again.fresh()).isZero();
        refused(before, Problem.Code.ALREADY_IMPORTED);
        assertThat(page().deals()).isEqualTo(1402);
    }

    @Test
    void anOverlappingFileAddsOnlyWhatIsNewAndTheBalanceRollsForward() {
        register();
        imported(offer(earlier()));
        assertThat(page().deals()).isEqualTo(1000);

        Preview preview = offer(Statement.whole());
        assertThat(preview.fresh()).isEqualTo(402);
        assertThat(preview.known()).isEqualTo(1000);
        ImportRecord done = imported(preview);

        assertThat(done.fresh()).isEqualTo(402);
        assertThat(done.known()).isEqualTo(1000);
        assertThat(done.reading()).isEqualTo("ACCEPTED");
        assertThat(page().deals()).isEqualTo(1402);
        RollForwardStep step = page().rollForward().getFirst();
        assertThat(step.opening().amount()).isEqualByComparingTo("9989.47");
        assertThat(step.deals()).isEqualTo(402);
        assertThat(step.expected().amount()).isEqualByComparingTo("9949.16");
        assertThat(step.ties()).isTrue();
        assertThat(page().chart()).hasSizeLessThanOrEqualTo(500);
        assertThat(page().chart().getLast().balance()).isEqualByComparingTo("9949.16");
        assertThat(page().chart().getLast().equity()).isEqualByComparingTo("9927.92");
    }

    @Test
    void anOlderFileAddsNothingAndItsReadingIsIgnored() {
        register();
        imported(offer(Statement.whole()));

        ImportRecord done = imported(offer(earlier()));

        assertThat(done.fresh()).isZero();
        assertThat(done.known()).isEqualTo(1000);
        assertThat(done.reading()).isEqualTo("IGNORED");
    }

    @Test
    void aFileOfAnUnknownAccountCannotBeConfirmed() {
        Preview preview = offer(Statement.whole());

        assertThat(preview.importable()).isFalse();
        assertThat(preview.refusalCode()).isEqualTo("WRONG_ACCOUNT");
        assertThat(preview.account()).isNull();
        refused(preview, Problem.Code.WRONG_ACCOUNT);
    }

    @Test
    void aFileInAnotherCurrencyThanTheAccountCannotBeConfirmed() {
        desk.account(KEY, AccountPurpose.TRADING, CapitalSource.CLIENT, Currency.USD);

        Preview preview = offer(Statement.whole());

        assertThat(preview.refusalCode()).isEqualTo("WRONG_ACCOUNT");
        assertThat(preview.refusal()).contains("EUR").contains("USD");
        refused(preview, Problem.Code.WRONG_ACCOUNT);
    }

    @Test
    void aReportThatLooksLikeAStatementCannotBeConfirmed() {
        register();

        Preview preview = offer(Statement.bytes("mt5-trade-account-report-en-hedge-eur.html"));

        assertThat(preview.importable()).isFalse();
        assertThat(preview.refusalCode()).isEqualTo("NOT_A_STATEMENT");
        refused(preview, Problem.Code.NOT_A_STATEMENT);
    }

    @Test
    void aFileOfNoKnownFormatIsRefusedAtOnce() {
        assertThatThrownBy(() -> offer(new byte[] {'h', 'e', 'l', 'l', 'o'}))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .isEqualTo(Problem.Code.UNKNOWN_FORMAT));
    }

    @Test
    void anMt4StatementFindsItsAccountByLoginAlone() {
        var key = new AccountKey("Demo-Server", 535110);
        TradingAccount account =
                desk.account(
                        key,
                        Platform.MT4,
                        AccountPurpose.TRADING,
                        CapitalSource.CLIENT,
                        Currency.USD);

        Preview preview = offer(Statement.bytes("mt4-detailed-statement-usd.htm"));
        assertThat(preview.account()).isEqualTo(key);
        ImportRecord done = imported(preview);

        assertThat(done.reading()).isEqualTo("ACCEPTED");
        assertThat(done.fresh()).isEqualTo(256);
        assertThat(desk.balance("1110", account).add(desk.balance("1100", account)))
                .isEqualByComparingTo("1375.68");
    }

    @Test
    void anMt4StatementThatFitsTwoAccountsIsConfirmedForTheOneNamed() {
        for (String server : List.of("Demo-One", "Demo-Two")) {
            desk.account(
                    new AccountKey(server, 535110),
                    Platform.MT4,
                    AccountPurpose.TRADING,
                    CapitalSource.CLIENT,
                    Currency.USD);
        }
        Preview preview = offer(Statement.bytes("mt4-detailed-statement-usd.htm"));
        assertThat(preview.account()).isNull();
        assertThat(preview.importable()).isTrue();
        refused(preview, Problem.Code.BAD_VALUE);

        var named = new AccountKey("Demo-Two", 535110);
        ended(desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), named)));

        assertThat(records().getFirst().account()).isEqualTo(named);
        assertThat(records().getFirst().importState()).isEqualTo(ImportState.DONE);
    }

    @Test
    void aRepeatedConfirmationStartsOneImport() {
        register();
        Preview preview = offer(Statement.whole());
        UUID intent = UUID.randomUUID();

        Job first = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null), intent);
        Job again = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null), intent);
        ended(first);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(records()).hasSize(1);
    }

    @Test
    void aCancelledImportIsRecordedAndImportingAgainGoesOn() {
        register();
        var gate = new CountDownLatch(1);
        occupied(gate);
        Preview preview = offer(Statement.whole());
        Job job = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null));
        desk.ask(JobCalls.CANCEL, new AboutJob(job.id()));
        gate.countDown();

        assertThat(ended(job).jobState()).isEqualTo(JobState.CANCELLED);
        assertThat(records().getFirst().importState()).isEqualTo(ImportState.CANCELLED);
        assertThat(imported(offer(Statement.whole())).fresh()).isEqualTo(1402);
    }

    @Test
    void anImportThatWasInterruptedCountsItsOwnDealsOnce() {
        TradingAccount account = register();
        var gate = new CountDownLatch(1);
        occupied(gate);
        Preview preview = offer(Statement.whole());
        Job job = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null));
        takeFirstChunk(account, records().getFirst().id().value().toString());
        gate.countDown();

        assertThat(ended(job).jobState()).isEqualTo(JobState.DONE);
        assertThat(records().getFirst().fresh()).isEqualTo(1402);
        assertThat(records().getFirst().known()).isZero();
        assertThat(page().deals()).isEqualTo(1402);
    }

    /// Both places for running work are taken until the gate opens.
    private void occupied(CountDownLatch gate) {
        Jobs jobs = desk.server().parts().jobs();
        jobs.work(
                "WAIT",
                Nothing.class,
                (_, _, _) -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return "";
                });
        var request = new Jobs.Request("WAIT", "Wait", "test/1", new Nothing());
        for (int i = 0; i < 2; i++) {
            jobs.begin(
                    desk.server()
                            .parts()
                            .mongo()
                            .write(unit -> jobs.prepare(unit, Actor.SYSTEM, request)));
        }
    }

    private void takeFirstChunk(TradingAccount account, String importId) {
        try {
            Path file = Files.createTempFile("statement", ".html");
            Files.write(file, Statement.whole());
            var report = new ReportReader().read(file, Limits.upload(20));
            Files.delete(file);
            var chunk = ServerTimes.of(account).deals(report.deals().subList(0, 500));
            desk.server()
                    .parts()
                    .mongo()
                    .write(
                            unit ->
                                    desk.deals()
                                            .take(
                                                    unit,
                                                    Actor.SYSTEM,
                                                    new Batch(account, chunk, importId)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TradingAccount register() {
        return desk.account(KEY, AccountPurpose.TRADING, CapitalSource.CLIENT, Currency.EUR);
    }

    private static byte[] earlier() {
        return Statement.afterDeals(1000, "2023.06.26 13:53", "9 989.47", "9 968.23");
    }

    private Preview offer(byte[] file) {
        return desk.upload(ImportCalls.OFFER, new OfferFile("history.html", null), file);
    }

    private ImportRecord imported(Preview preview) {
        Job job = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null));
        assertThat(ended(job).outcome()).contains("new deals");
        return records().getFirst();
    }

    private void refused(Preview preview, Problem.Code code) {
        assertThatThrownBy(
                        () -> desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private Job ended(Job job) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until) {
            Job now = desk.ask(JobCalls.ONE, new AboutJob(job.id()));
            if (now.jobState().isOver()) {
                return now;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The import did not end in 30 seconds");
    }

    private List<ImportRecord> records() {
        desk.server().clock().advance(Duration.ofMillis(1));
        return desk.ask(ImportCalls.LIST, new Nothing()).imports();
    }

    private List<BookedDeal> books() {
        return deals(null);
    }

    private List<BookedDeal> review() {
        return deals(CashCategory.NEEDS_REVIEW);
    }

    private List<BookedDeal> deals(@Nullable CashCategory category) {
        return desk.ask(Mt5Calls.DEALS, new FindDeals(null, null, category, false, null, 200))
                .rows();
    }

    private AccountPage page() {
        return desk.ask(Mt5Calls.ACCOUNT, new AboutAccount(KEY.server(), KEY.login()));
    }

    private TruePnl pnl() {
        return Objects.requireNonNull(page().card().pnl().pnl());
    }
}
