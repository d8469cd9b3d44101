package fidus.server;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Refresh;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.contract.Call;
import fidus.funds.FundCode;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.OfferFile;
import fidus.imports.Preview;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.auth.Auth;
import fidus.server.dashboard.Dashboards;
import fidus.server.reports.GeneratedReport;
import fidus.server.reports.Limits;
import fidus.server.web.Paces;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// One account, the operator and the approver, on a folder that a server in a process of its own
/// serves. Its history is invented: a longer one continues a shorter one.
final class SmallFund {
    static final AccountKey ACCOUNT = new AccountKey("Fidus-Demo", 5001);

    private static final Auth.HashLimits QUICK = new Auth.HashLimits(4, 2, 64);

    private final Path data;
    private final String operator;
    private final String approver;
    private @Nullable Tokens tokens;

    /// Makes the two people while no server runs.
    SmallFund(Path data) {
        this.data = data;
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(config(), clock)) {
            var features =
                    new Features(
                            new Features.Ground(
                                    database.mongo(),
                                    clock,
                                    config().secrets(),
                                    QUICK,
                                    new Dashboards.Holding("test", true),
                                    Limits.upload(20)));
            Auth auth = features.auth();
            operator = auth.addForDemo("operator", "Operator", List.of(Role.OPERATOR)).password();
            approver = auth.addForDemo("approver", "Approver", List.of(Role.APPROVER)).password();
            features.jobs().close();
        }
    }

    /// The settings under which a program here opens the same folder while no server runs. On a
    /// quick machine its desk asks about a job more often than a person may.
    ServerConfig config() {
        return new ServerConfig(null, data, "127.0.0.1", 0, 20, false, false, Paces.UNLIMITED);
    }

    /// Adds people with passwords at full cost, `person0` and so on, while no server runs.
    void people(int count) {
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(config(), clock)) {
            var setting =
                    new Auth.Setting(data.resolve("secrets"), Auth.HashLimits.ofThisMachine());
            var audit = new Audit();
            var auth = new Auth(database.mongo(), audit, new Approvals(audit), clock, setting);
            for (int i = 0; i < count; i++) {
                var _ = auth.addForDemo("person" + i, "Person " + i, List.of(Role.AUDITOR));
            }
        }
    }

    String operatorPassword() {
        return operator;
    }

    /// Signs in the first time and refreshes the session from then on.
    Desk desk(int port) {
        return new Desk(port);
    }

    /// The operator at a server that listens on a port.
    final class Desk implements AutoCloseable {
        private final HttpCalls http;
        private final String token;

        private Desk(int port) {
            this.http = new HttpCalls(port);
            Tokens before = tokens;
            Tokens after =
                    before == null
                            ? signIn("operator", operator)
                            : http.call(
                                    AuthCalls.REFRESH,
                                    new Refresh(before.refreshToken()),
                                    "",
                                    UUID.randomUUID());
            tokens = after;
            this.token = after.accessToken();
        }

        <Q, A> A ask(Call<Q, A> call, Q question) {
            return ask(call, question, UUID.randomUUID());
        }

        <Q, A> A ask(Call<Q, A> call, Q question, UUID requestId) {
            return http.call(call, question, token, requestId);
        }

        /// Sends and leaves before the answer.
        <Q, A> void send(Call<Q, A> call, Q question, UUID requestId) {
            Thread.startVirtualThread(
                    () -> {
                        try {
                            var _ = ask(call, question, requestId);
                        } catch (RuntimeException gone) {
                            // the server was killed before it answered, as meant
                        }
                    });
        }

        void registerAccount() {
            Prepared prepared =
                    ask(
                            Mt5Calls.REGISTER,
                            new RegisterAccount(
                                    ACCOUNT,
                                    "Account 5001",
                                    Platform.MT5,
                                    "Invented Broker Ltd",
                                    AccountPurpose.TRADING,
                                    FundCode.CORE,
                                    CapitalSource.CLIENT,
                                    Currency.EUR,
                                    "UTC",
                                    false,
                                    "",
                                    Money.of("0", "EUR"),
                                    "Opened for an invented history"));
            http.call(
                    ApprovalCalls.DECIDE,
                    new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                    signIn("approver", approver).accessToken(),
                    UUID.randomUUID());
        }

        Preview offer(int deals) throws IOException {
            Path file = Files.createTempFile(data.getParent(), "history", ".html");
            GeneratedReport.write(file, 7, deals);
            return http.upload(
                    ImportCalls.OFFER,
                    new OfferFile("history.html", null),
                    token,
                    Files.readAllBytes(file));
        }

        Job confirm(Preview preview) {
            return ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null));
        }

        Job job(JobId id) {
            return ask(JobCalls.ONE, new AboutJob(id));
        }

        Job untilOver(JobId id) throws InterruptedException {
            for (int i = 0; i < 12_000; i++) {
                Job job = job(id);
                if (job.jobState().isOver()) {
                    return job;
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            throw new IllegalStateException("Not over within two minutes: " + job(id));
        }

        private Tokens signIn(String login, String password) {
            return http.call(
                    AuthCalls.LOGIN, new Login(login, password, "test"), "", UUID.randomUUID());
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
