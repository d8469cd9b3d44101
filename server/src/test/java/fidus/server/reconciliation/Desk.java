package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.audit.AuditCalls;
import fidus.audit.FindAudit;
import fidus.auth.Role;
import fidus.funds.FundCode;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.OfferFile;
import fidus.imports.Preview;
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
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartRun;
import fidus.reconciliation.desk.Workbench;
import fidus.server.RunningServer;
import fidus.server.auth.Auth;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/// The people of an office at work on one server: what they do to an account, in one line each.
public final class Desk {
    public static final LocalDate FROM = LocalDate.parse("2026-11-16");
    public static final LocalDate TO = LocalDate.parse("2026-11-23");

    final RunningServer server;
    final Auth.NewLogin maker;
    final Auth.NewLogin checker;
    private String operator;
    private String second;
    private String approver;
    private String admin;

    public Desk(RunningServer server) {
        this.server = server;
        this.maker = server.another("-maker", List.of(Role.OPERATOR));
        this.checker = server.another("-checker", List.of(Role.APPROVER));
        this.operator = server.signIn(maker).accessToken();
        this.second = server.token(Role.OPERATOR);
        this.approver = server.signIn(checker).accessToken();
        this.admin = server.token(Role.ADMIN);
    }

    /// After the clock was moved.
    public void signInAgain() {
        operator = server.signIn(maker).accessToken();
        second = server.token(Role.OPERATOR);
        approver = server.signIn(checker).accessToken();
        admin = server.token(Role.ADMIN);
    }

    public String operator() {
        return operator;
    }

    String secondOperator() {
        return second;
    }

    public String approver() {
        return approver;
    }

    String admin() {
        return admin;
    }

    public AccountKey account(long login) {
        return account(login, AccountPurpose.TRADING, FundCode.CORE, CapitalSource.CLIENT);
    }

    AccountKey separation(long login) {
        return account(
                login, AccountPurpose.SEPARATION, FundCode.SEPARATION, CapitalSource.SEPARATION);
    }

    private AccountKey account(
            long login, AccountPurpose purpose, FundCode fund, CapitalSource source) {
        var key = new AccountKey(Statement.SERVER, login);
        var usd = new Currency("USD");
        Prepared prepared =
                server.call(
                        Mt5Calls.REGISTER,
                        new RegisterAccount(
                                key,
                                "Account " + login,
                                Platform.MT5,
                                "Invented Broker Ltd",
                                purpose,
                                fund,
                                source,
                                usd,
                                "UTC",
                                false,
                                "Manager One",
                                Money.zero(usd),
                                "Registered for a test"),
                        operator);
        var _ = approve(prepared, approver);
        return key;
    }

    public Prepared approve(Prepared prepared, String token) {
        return server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                token);
    }

    /// A second later than whatever was before, so that the last one is the last.
    public Job take(Statement statement) {
        server.clock().advance(Duration.ofSeconds(1));
        Preview preview =
                server.upload(
                        ImportCalls.OFFER,
                        new OfferFile("statement.html", null),
                        operator,
                        statement.bytes());
        assertThat(preview.refusal()).isNull();
        return ended(
                server.call(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null), operator));
    }

    /// Waits for the end of work, which must be DONE.
    Job ended(Job job) {
        Job now = over(job);
        assertThat(now.jobState()).as(now.outcome()).isEqualTo(JobState.DONE);
        return now;
    }

    Job over(Job job) {
        for (int i = 0; i < 1_500; i++) {
            Job now = server.call(JobCalls.ONE, new AboutJob(job.id()), operator);
            if (now.jobState().isOver()) {
                return now;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("Not over after 30 s: " + job);
    }

    RunStarted start(AccountKey account) {
        return server.call(
                ReconciliationCalls.START,
                new StartRun(account.server(), account.login(), FROM, TO),
                operator);
    }

    public Workbench reconcile(AccountKey account) {
        RunStarted started = start(account);
        var _ = ended(Objects.requireNonNull(started.job(), "a new run has a job"));
        return workbench(started.runId());
    }

    Workbench workbench(RunId id) {
        return server.call(ReconciliationCalls.WORKBENCH, new AboutRun(id), operator);
    }

    BreakCard explain(BreakCard card, CauseCode cause) {
        return server.call(
                ReconciliationCalls.EXPLAIN,
                new ExplainBreak(
                        card.found().id(),
                        maker.person().id(),
                        cause,
                        "Asked the broker about it",
                        card.found().version()),
                operator);
    }

    /// Explains every open break of the run's account.
    void explainAll(RunId id) {
        workbench(id).breaks().stream()
                .filter(card -> card.found().breakState() == BreakState.OPEN)
                .forEach(card -> explain(card, CauseCode.TIMING));
    }

    List<String> audited(String subject) {
        return server
                .call(AuditCalls.FIND, new FindAudit(subject, null, 200), approver)
                .rows()
                .stream()
                .map(line -> line.action())
                .toList();
    }
}
