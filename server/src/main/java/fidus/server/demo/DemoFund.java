package fidus.server.demo;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.funds.FundCode;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.OfferFile;
import fidus.imports.Preview;
import fidus.investments.EnterContract;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.StartRun;
import fidus.server.auth.Auth;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Fills an empty store with an invented fund, by the same calls and the same two people as in real
/// work: clients, accounts, contracts, imported reports, a reconciliation that finds a break, and
/// something that waits for everybody.
public final class DemoFund {
    private static final String SERVER = "NorthBridge-Live";
    private static final String BROKER = "North Bridge Markets";
    private static final Duration LONGEST_JOB = Duration.ofSeconds(60);

    private final Auth auth;
    private final InstantSource clock;

    public DemoFund(Auth auth, InstantSource clock) {
        this.auth = auth;
        this.clock = clock;
    }

    /// @param port of the running server
    /// @return what a person must know to sign in; the passwords are shown this once
    public String fill(int port) {
        if (auth.setUpCode().isEmpty()) {
            return "The demonstration fund is already there; sign in with the passwords its first"
                    + " start showed.";
        }
        Auth.NewLogin operator = auth.addForDemo("olivia", "Olivia Marsh", List.of(Role.OPERATOR));
        Auth.NewLogin approver = auth.addForDemo("adrian", "Adrian Cole", List.of(Role.APPROVER));
        Auth.NewLogin admin =
                auth.addForDemo("ines", "Ines Vidal", List.of(Role.ADMIN, Role.AUDITOR));
        try (var wire = new DemoWire(port)) {
            String operates =
                    wire.call(
                                    AuthCalls.LOGIN,
                                    new Login("olivia", operator.password(), "demonstration"),
                                    "")
                            .accessToken();
            String approves =
                    wire.call(
                                    AuthCalls.LOGIN,
                                    new Login("adrian", approver.password(), "demonstration"),
                                    "")
                            .accessToken();
            new Story(wire, operates, approves, clock).tell();
        }
        return """

        The invented demonstration fund is ready. These people can sign in; their passwords are shown only now:
          operator   olivia   %s
          approver   adrian   %s
          admin      ines     %s
        """
                .formatted(operator.password(), approver.password(), admin.password());
    }

    private static final class Story {
        private final DemoWire wire;
        private final String operates;
        private final String approves;
        private final LocalDateTime now;

        Story(DemoWire wire, String operates, String approves, InstantSource clock) {
            this.wire = wire;
            this.operates = operates;
            this.approves = approves;
            this.now =
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                            .truncatedTo(ChronoUnit.MINUTES);
        }

        void tell() {
            account(
                    510001,
                    "CORE-1",
                    AccountPurpose.TRADING,
                    FundCode.CORE,
                    CapitalSource.CLIENT,
                    "Kestrel Trading");
            account(
                    510002,
                    "BAL-1",
                    AccountPurpose.TRADING,
                    FundCode.BALANCE,
                    CapitalSource.CLIENT,
                    "Delta Quant");
            account(
                    510003,
                    "BAL-2",
                    AccountPurpose.TRADING,
                    FundCode.BALANCE,
                    CapitalSource.CLIENT,
                    "Kestrel Trading");
            account(
                    510010,
                    "HOUSE-1",
                    AccountPurpose.TRADING,
                    FundCode.CORE,
                    CapitalSource.HOUSE,
                    "House desk");
            account(
                    510090,
                    "SEP-1",
                    AccountPurpose.SEPARATION,
                    FundCode.SEPARATION,
                    CapitalSource.SEPARATION,
                    "");
            contracts();
            histories();
            new DemoBooks(wire, operates, approves, now.toLocalDate()).tell();
            approve(
                    wire.call(
                            Mt5Calls.REGISTER,
                            register(
                                    510004,
                                    "CORE-2",
                                    AccountPurpose.TRADING,
                                    FundCode.CORE,
                                    CapitalSource.CLIENT,
                                    "Kestrel Trading"),
                            operates));
            wire.call(
                    Mt5Calls.REGISTER,
                    register(
                            510005,
                            "BAL-3",
                            AccountPurpose.TRADING,
                            FundCode.BALANCE,
                            CapitalSource.CLIENT,
                            "Delta Quant"),
                    operates);
            List.of(510001L, 510002L).forEach(this::reconcile);
        }

        private void account(
                long login,
                String label,
                AccountPurpose purpose,
                FundCode fund,
                CapitalSource source,
                String manager) {
            approve(
                    wire.call(
                            Mt5Calls.REGISTER,
                            register(login, label, purpose, fund, source, manager),
                            operates));
        }

        private static RegisterAccount register(
                long login,
                String label,
                AccountPurpose purpose,
                FundCode fund,
                CapitalSource source,
                String manager) {
            return new RegisterAccount(
                    new AccountKey(SERVER, login),
                    label,
                    Platform.MT5,
                    BROKER,
                    purpose,
                    fund,
                    source,
                    Currency.USD,
                    "UTC",
                    false,
                    manager,
                    Money.zero(Currency.USD),
                    "Opened for the invented fund");
        }

        private void contracts() {
            Client hollis =
                    wire.call(ClientCalls.ADD, new AddClient("Hollis Family Office"), operates);
            Client marrow =
                    wire.call(ClientCalls.ADD, new AddClient("Marrow & Finch Ltd"), operates);
            enter(hollis, FundCode.CORE, "25000.00", List.of(line(510001, "25000.00")));
            enter(
                    marrow,
                    FundCode.BALANCE,
                    "120000.00",
                    List.of(line(510002, "70000.00"), line(510003, "50000.00")));
        }

        private static MappingLine line(long login, String principal) {
            return new MappingLine(
                    new AccountKey(SERVER, login),
                    Money.of(principal, "USD"),
                    "Placed on " + login + " by agreement");
        }

        private void enter(
                Client client, FundCode fund, String principal, List<MappingLine> lines) {
            var start = now.toLocalDate().minusDays(95);
            approve(
                    wire.call(
                            InvestmentCalls.ENTER,
                            new EnterContract(
                                    client.id(),
                                    fund,
                                    Money.of(principal, "USD"),
                                    start,
                                    start,
                                    lines,
                                    "Signed agreement on file, invented client"),
                            operates));
        }

        private void histories() {
            LocalDateTime start = now.minusDays(90);
            bring(510090, separation(start));
            bring(
                    510001,
                    new DemoTrades(11, 810_000)
                            .cash(start, 25_000_00, "Deposit")
                            .trade(
                                    start.plusDays(1),
                                    now.minusMinutes(20),
                                    120,
                                    new DemoTrades.Luck(900, 6_000))
                            .cash(now.minusDays(30), -684_74, "Transfer to #510090")
                            .cash(now.minusDays(9), -12_50, "Fee platform")
                            .rows());
            List<DemoStatement.Row> balance =
                    new DemoTrades(12, 820_000)
                            .cash(start, 70_000_00, "Deposit")
                            .trade(
                                    start.plusDays(1),
                                    now.minusMinutes(30),
                                    160,
                                    new DemoTrades.Luck(1_100, 9_000))
                            .cash(now.minusDays(28), -1_354_85, "Transfer to #510090")
                            .cash(now.minusDays(6), 325_00, "Adjustment 7731")
                            .rows();
            bring(510002, balance.subList(0, balance.size() - 24));
            bring(510002, changed(balance));
            bring(
                    510003,
                    new DemoTrades(13, 830_000)
                            .cash(start, 50_000_00, "Deposit")
                            .trade(
                                    start.plusDays(2),
                                    now.minusHours(3),
                                    90,
                                    new DemoTrades.Luck(-700, 7_000))
                            .cash(now.minusDays(4), 18_40, "Rollover credit corr")
                            .rows());
            bring(
                    510010,
                    new DemoTrades(14, 840_000)
                            .cash(start, 15_000_00, "Deposit")
                            .trade(
                                    start.plusDays(3),
                                    now.minusMinutes(45),
                                    60,
                                    new DemoTrades.Luck(1_600, 4_000))
                            .rows());
        }

        private List<DemoStatement.Row> separation(LocalDateTime start) {
            return new DemoTrades(10, 890_000)
                    .cash(start, 5_000_00, "Deposit")
                    .cash(now.minusDays(30).plusMinutes(2), 684_74, "Transfer from #510001")
                    .cash(now.minusDays(28).plusMinutes(3), 1_354_85, "Transfer from #510002")
                    .cash(now.minusDays(15), 21_30, "Interest")
                    .rows();
        }

        /// The broker corrected one deal after the first report: the books keep what they were
        /// told, and the reconciliation finds it.
        private static List<DemoStatement.Row> changed(List<DemoStatement.Row> rows) {
            List<DemoStatement.Row> changed = new ArrayList<>(rows);
            for (int i = 60; i < changed.size(); i++) {
                DemoStatement.Row row = changed.get(i);
                if (row.direction().equals("out")) {
                    changed.set(
                            i,
                            new DemoStatement.Row(
                                    row.time(),
                                    row.ticket(),
                                    row.symbol(),
                                    row.side(),
                                    row.direction(),
                                    row.volume(),
                                    row.price(),
                                    row.commission(),
                                    row.swap(),
                                    row.profit() - 37_20,
                                    row.comment()));
                    return changed;
                }
            }
            return changed;
        }

        private void bring(long login, List<DemoStatement.Row> rows) {
            LocalDateTime last = rows.getLast().time();
            LocalDateTime printed =
                    last.isAfter(now.minusHours(6)) ? now.minusMinutes(1) : now.minusMinutes(2);
            var statement =
                    new DemoStatement(
                            login,
                            SERVER,
                            BROKER,
                            rows.size() > 300 || last.isAfter(now.minusDays(2))
                                    ? printed
                                    : last.plusHours(1),
                            rows);
            Preview preview =
                    wire.upload(
                            ImportCalls.OFFER,
                            new OfferFile("ReportHistory-" + login + ".html", null),
                            operates,
                            statement.bytes());
            if (!preview.importable()) {
                throw new IllegalStateException(
                        "The demonstration's own report was refused: " + preview.refusal());
            }
            await(wire.call(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null), operates));
        }

        private void reconcile(long login) {
            var from = now.minusDays(91).toLocalDate();
            Job job =
                    wire.call(
                                    ReconciliationCalls.START,
                                    new StartRun(SERVER, login, from, now.toLocalDate()),
                                    operates)
                            .job();
            if (job != null) {
                await(job);
            }
        }

        private void approve(Prepared prepared) {
            wire.call(
                    ApprovalCalls.DECIDE,
                    new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                    approves);
        }

        private void await(Job started) {
            long waited = 0;
            Job job = started;
            while (!job.jobState().isOver()) {
                if (waited > LONGEST_JOB.toMillis()) {
                    throw new IllegalStateException(
                            "The demonstration waits too long for " + job.title());
                }
                pause();
                waited += 100;
                job = wire.call(JobCalls.ONE, new AboutJob(job.id()), operates);
            }
            if (job.jobState() != JobState.DONE) {
                throw new IllegalStateException(
                        "The demonstration's work failed: " + job.title() + ": " + job.outcome());
            }
        }

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
