package fidus.server;

import fidus.audit.AuditCalls;
import fidus.auth.AuthCalls;
import fidus.auth.Greeting;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.investments.commissions.AgentAssignment;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldState;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.transfers.PairingResult;
import fidus.server.agents.Agents;
import fidus.server.agents.CommissionDesk;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.auth.Auth;
import fidus.server.calendar.DayRolls;
import fidus.server.clients.Clients;
import fidus.server.dashboard.Dashboards;
import fidus.server.deals.AccountPages;
import fidus.server.deals.Deals;
import fidus.server.deposits.Deposits;
import fidus.server.funds.Funds;
import fidus.server.funds.Permits;
import fidus.server.imports.Imports;
import fidus.server.investments.Changes;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.ContractPages;
import fidus.server.investments.Contracts;
import fidus.server.investments.Releases;
import fidus.server.investments.Starts;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.reconciliation.BrokerStatements;
import fidus.server.reconciliation.Reconciliations;
import fidus.server.reconciliation.Sources;
import fidus.server.redemptions.Redemptions;
import fidus.server.reports.Limits;
import fidus.server.statements.StatementSources;
import fidus.server.statements.Statements;
import fidus.server.web.Routes;
import fidus.server.web.SignedIn;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one page where everything is wired, each feature from those before it.
public final class Features {
    private final Audit audit = new Audit();
    private final Mongo mongo;
    private final Dashboards.Holding holding;
    private final Approvals approvals;
    private final Jobs jobs;
    private final Auth auth;
    private final Ledger ledger;
    private final Clients clients;
    private final Accounts accounts;
    private final Funds funds;
    private final Permits permits;
    private final Deposits deposits;
    private final Contracts contracts;
    private final ContractBooks books;
    private final Agents agents;
    private final Starts starts;
    private final Changes changes;
    private final CommissionDesk commissions;
    private final Redemptions redemptions;
    private final DayRolls dayRolls;
    private final Deals deals;
    private final Releases releases;
    private final Imports imports;
    private final Reconciliations reconciliations;
    private final AccountPages accountPages;
    private final Dashboards dashboards;
    private final Statements statements;

    /// What the features stand on.
    ///
    /// @param secrets the folder of keys that do not lie in the database
    /// @param hashing how costly a password check is
    /// @param holding what holds the data, in words
    /// @param uploads what one uploaded file may cost
    public record Ground(
            Mongo mongo,
            InstantSource clock,
            Path secrets,
            Auth.HashLimits hashing,
            Dashboards.Holding holding,
            Limits uploads) {}

    public Features(Ground ground) {
        mongo = ground.mongo();
        holding = ground.holding();
        approvals = new Approvals(audit);
        jobs = new Jobs(mongo, audit);
        auth =
                new Auth(
                        mongo,
                        audit,
                        approvals,
                        ground.clock(),
                        new Auth.Setting(ground.secrets(), ground.hashing()));
        ledger = new Ledger(audit);
        clients = new Clients(audit);
        accounts = new Accounts(audit, approvals, ledger);
        funds = new Funds(audit, approvals, ZoneOffset.UTC);
        permits = new Permits(audit, approvals, clients, funds);
        deposits = new Deposits(audit, approvals, clients, ledger);
        contracts =
                new Contracts(
                        new Contracts.Ground(audit, approvals, clients, accounts, funds, permits));
        deals = new Deals(accounts, ledger, approvals, audit, ZoneOffset.UTC);
        releases =
                new Releases(
                        approvals,
                        accounts,
                        contracts,
                        (unit, account) ->
                                deals.readings().last(unit, account).map(Reading::equity));
        books = new ContractBooks(audit, ledger);
        agents = new Agents(new Agents.Ground(audit, approvals, clients, funds, this::reassigned));
        var starting =
                new Starts.Ground(approvals, funds, deposits, ledger, agents::of, this::hasHistory);
        starts = new Starts(contracts, books, starting);
        changes = new Changes(contracts, books, starting);
        commissions = new CommissionDesk(approvals, agents, books);
        redemptions =
                new Redemptions(
                        new Redemptions.Ground(audit, approvals, funds, contracts, books, ledger));
        dayRolls = new DayRolls(mongo, jobs, funds, contracts, books);
        var work = new Imports.Work(jobs, ground.uploads());
        imports = new Imports(mongo, accounts, deals, work, audit);
        reconciliations = new Reconciliations(mongo, audit, approvals, jobs, ledger, sources());
        accountPages =
                new AccountPages(
                        deals,
                        new AccountPages.Sources(
                                accounts,
                                clients,
                                contracts,
                                approvals,
                                reconciliations::openBreaks));
        var reconciled =
                new Dashboards.Reconciled(
                        reconciliations::tallies, unit -> reconciliations.lastRuns(unit, 5));
        dashboards = new Dashboards(deals, imports, approvals, reconciled, ground.holding());
        statements = new Statements(mongo, audit, jobs, statementSources());
    }

    /// The shape of the whole database.
    public static Migrations shape() {
        var migrations = new Migrations();
        Routes.shape(migrations);
        Audit.shape(migrations);
        Approvals.shape(migrations);
        Jobs.shape(migrations);
        Auth.shape(migrations);
        Ledger.shape(migrations);
        Clients.shape(migrations);
        Accounts.shape(migrations);
        Funds.shape(migrations);
        Deposits.shape(migrations);
        Contracts.shape(migrations);
        ContractBooks.shape(migrations);
        Agents.shape(migrations);
        Redemptions.shape(migrations);
        DayRolls.shape(migrations);
        Deals.shape(migrations);
        Imports.shape(migrations);
        Reconciliations.shape(migrations);
        Statements.shape(migrations);
        return migrations;
    }

    public void routes(Routes routes) {
        auth.routes(routes);
        routes.answer(
                AuthCalls.GREETING,
                (asked, nothing) ->
                        new Greeting(
                                auth.isFirstStart(asked.unit()),
                                holding.store(),
                                holding.embedded()));
        approvals.routes(routes);
        jobs.routes(routes);
        routes.answer(
                AuditCalls.FIND, (asked, find) -> audit.find(asked.unit(), asked.actor(), find));
        ledger.routes(routes);
        clients.routes(routes);
        accounts.routes(routes);
        funds.routes(routes);
        permits.routes(routes);
        deposits.routes(routes);
        contracts.routes(routes);
        starts.routes(routes);
        changes.routes(routes);
        new ContractPages(contracts, books, starts, funds).routes(routes);
        agents.routes(routes);
        commissions.routes(routes);
        redemptions.routes(routes);
        releases.routes(routes);
        deals.routes(routes);
        imports.routes(routes);
        reconciliations.routes(routes);
        accountPages.routes(routes);
        dashboards.routes(routes);
        statements.routes(routes);
    }

    public SignedIn signedIn(String accessToken) {
        return auth.signedIn(accessToken);
    }

    public Jobs jobs() {
        return jobs;
    }

    /// The work of a new business date, to be asked for now and again.
    public DayRolls dayRolls() {
        return dayRolls;
    }

    public Approvals approvals() {
        return approvals;
    }

    public Auth auth() {
        return auth;
    }

    public Mongo mongo() {
        return mongo;
    }

    /// What a person must know to begin, on a store that has people already or none yet.
    public String welcome() {
        return auth.setUpCode()
                .map(
                        code ->
                                "No person can sign in yet. Open the desktop and make the first two"
                                        + " with this one-time set-up code: "
                                        + code)
                .orElse("Sign in with the desktop.");
    }

    private void reassigned(Unit unit, Actor actor, ClientId client, AgentAssignment next) {
        changes.reassigned(unit, actor, client, next);
    }

    private boolean hasHistory(Unit unit, AccountKey account) {
        return deals.readings().last(unit, account).isPresent();
    }

    /// No payment says yet when a row was paid, and no fee run is posted.
    private StatementSources statementSources() {
        return new StatementSources(
                clients,
                books,
                deposits,
                ledger,
                accounts,
                deals,
                (unit, contract, row) -> Optional.empty(),
                (unit, month) -> List.of(),
                ZoneOffset.UTC);
    }

    private Sources sources() {
        return new Sources(
                accounts::all,
                (unit, account) ->
                        deals.between(
                                unit,
                                account,
                                Instant.EPOCH,
                                Instant.ofEpochSecond(253_402_300_799L)),
                this::opening,
                this::sameServer,
                deals::findings,
                (unit, account) -> deals.readings().accepted(unit, account),
                (unit, account) ->
                        deals.results().of(unit, accounts.get(unit, account)).pnl().state(),
                this::held,
                this::transfers,
                contracts::all,
                unit -> clients.all(unit).stream().map(Client::id).toList(),
                auth::names,
                new BrokerStatements(imports.kept())::lastTwo);
    }

    /// What the account held when its books began.
    private Money opening(Unit unit, AccountKey account) {
        Money sum = Money.zero(accounts.get(unit, account).currency());
        for (AllocationEvent event : accounts.allocations(unit, account)) {
            sum = event.kind() == AllocationKind.INITIAL ? sum.plus(event.change()) : sum;
        }
        return sum;
    }

    private List<Deal> sameServer(Unit unit, AccountKey account) {
        List<Deal> all = new ArrayList<>();
        for (TradingAccount other : accounts.all(unit)) {
            if (other.key().server().equals(account.server())) {
                all.addAll(
                        deals.between(
                                unit,
                                other.key(),
                                Instant.EPOCH,
                                Instant.ofEpochSecond(253_402_300_799L)));
            }
        }
        return all;
    }

    private List<HeldReading> held(Unit unit, AccountKey account) {
        return deals.readings().held(unit).stream()
                .filter(
                        held ->
                                held.heldState() == HeldState.HELD
                                        && held.reading().account().equals(account))
                .toList();
    }

    private PairingResult transfers(Unit unit, AccountKey account) {
        return deals.transfers(unit, account.server());
    }
}
