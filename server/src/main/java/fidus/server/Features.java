package fidus.server;

import fidus.audit.AuditCalls;
import fidus.auth.AuthCalls;
import fidus.auth.Greeting;
import fidus.mt5.Reading;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.auth.Auth;
import fidus.server.calendar.DayRolls;
import fidus.server.clients.Clients;
import fidus.server.close.Closes;
import fidus.server.dashboard.Dashboards;
import fidus.server.deals.AccountPages;
import fidus.server.deals.Deals;
import fidus.server.fees.FeeRuns;
import fidus.server.franchises.Franchises;
import fidus.server.growth.Growths;
import fidus.server.imports.Imports;
import fidus.server.investments.Releases;
import fidus.server.investments.RunningContracts;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mt5.Accounts;
import fidus.server.rebates.Rebates;
import fidus.server.reconciliation.Reconciliations;
import fidus.server.reports.Limits;
import fidus.server.settings.Settings;
import fidus.server.web.Routes;

import java.nio.file.Path;
import java.time.InstantSource;

/// The one page where everything is wired, each feature from those before it.
public final class Features {
    private static final String FIRST_TWO =
            "No person can sign in yet. The desktop makes the first two with this code: ";
    private final Audit audit = new Audit();
    private final Mongo mongo;
    private final Dashboards.Holding holding;
    private final Approvals approvals;
    private final Jobs jobs;
    private final Auth auth;
    private final Settings settings;
    private final Ledger ledger;
    private final Clients clients;
    private final Accounts accounts;
    private final BookFeatures books;
    private final Deals deals;
    private final Releases releases;
    private final HouseFeatures house;
    private final Imports imports;
    private final Reconciliations reconciliations;
    private final Closes closes;
    private final AccountPages accountPages;
    private final Dashboards dashboards;

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
            Limits uploads) {
        Auth.Setting setting() {
            return new Auth.Setting(secrets, hashing);
        }
    }

    public Features(Ground ground) {
        mongo = ground.mongo();
        holding = ground.holding();
        approvals = new Approvals(audit);
        auth = new Auth(mongo, audit, approvals, ground.clock(), ground.setting());
        jobs = new Jobs(mongo, audit, auth::rolesNow);
        settings = new Settings(audit, approvals);
        mongo.calendar(settings::days);
        ledger = new Ledger(audit);
        clients = new Clients(audit);
        accounts = new Accounts(audit, approvals, ledger);
        books = new BookFeatures(ofBooks());
        deals = new Deals(accounts, ledger, approvals, audit);
        deals.settings(settings, books.books());
        releases =
                new Releases(
                        approvals,
                        accounts,
                        books.contracts(),
                        (unit, account) ->
                                deals.readings().last(unit, account).map(Reading::equity));
        house = new HouseFeatures(ofHouse(ground));
        house.cashFlows().settings(settings, house.rates());
        imports = new Imports(mongo, accounts, deals, importing(ground), audit);
        reconciliations =
                new Reconciliations(mongo, audit, approvals, jobs, ledger, sources().all(settings));
        closes = closes();
        accountPages = new AccountPages(deals, ofAccountPages());
        dashboards = new Dashboards(deals, imports, approvals, reconciled(), ground.holding());
    }

    private Imports.Work importing(Ground ground) {
        return new Imports.Work(jobs, ground.uploads(), file -> reconciliations.imported(file));
    }

    private Dashboards.Reconciled reconciled() {
        return new Dashboards.Reconciled(
                reconciliations::tallies,
                unit -> reconciliations.lastRuns(unit, 5),
                reconciliations::suspected,
                unit -> house.banks().late(unit),
                reconciliations::neverCompared,
                unit -> books.deposits().unasked(unit).size());
    }

    private HouseFeatures.Ground ofHouse(Ground ground) {
        return new HouseFeatures.Ground(
                mongo,
                audit,
                approvals,
                jobs,
                ledger,
                clients,
                accounts,
                deals,
                books,
                ground.uploads(),
                Reconciliations.matching(() -> reconciliations));
    }

    private Closes closes() {
        return new Closes(
                new Closes.Ground(
                        mongo,
                        audit,
                        approvals,
                        jobs,
                        ledger,
                        accounts,
                        deals,
                        clients,
                        books.contracts(),
                        books.dayRolls(),
                        books.books(),
                        books.agents(),
                        books.redemptions(),
                        books.payments(),
                        house.feeRuns(),
                        house.statements(),
                        reconciliations,
                        house.banks(),
                        house.rebates(),
                        house.rates(),
                        books.franchises().monthEnd(),
                        house.shares(),
                        house.cashFlows(),
                        settings));
    }

    private BookFeatures.Ground ofBooks() {
        return new BookFeatures.Ground(
                mongo,
                audit,
                approvals,
                jobs,
                ledger,
                clients,
                accounts,
                settings,
                (unit, key) -> deals.readings().last(unit, key).isPresent(),
                (unit, id) -> house.feeRuns().isManager(unit, id));
    }

    private AccountPages.Sources ofAccountPages() {
        return new AccountPages.Sources(
                accounts, clients, books.contracts(), approvals, reconciliations::openBreaks);
    }

    /// The shape of the whole database.
    public static Migrations shape() {
        var migrations = new Migrations();
        Routes.shape(migrations);
        Audit.shape(migrations);
        Approvals.shape(migrations);
        Jobs.shape(migrations);
        Auth.shape(migrations);
        Settings.shape(migrations);
        Ledger.shape(migrations);
        Clients.shape(migrations);
        Accounts.shape(migrations);
        BookFeatures.shape(migrations);
        Deals.shape(migrations);
        HouseFeatures.shape(migrations);
        Imports.shape(migrations);
        Reconciliations.shape(migrations);
        Closes.shape(migrations);
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
        settings.routes(routes);
        ledger.routes(routes);
        clients.routes(routes);
        accounts.routes(routes);
        books.routes(routes);
        releases.routes(routes);
        deals.routes(routes);
        house.routes(routes);
        imports.routes(routes);
        reconciliations.routes(routes);
        closes.routes(routes);
        accountPages.routes(routes);
        new Growths(accounts, deals).routes(routes);
        dashboards.routes(routes);
    }

    public Jobs jobs() {
        return jobs;
    }

    public DayRolls dayRolls() {
        return books.dayRolls();
    }

    public Reconciliations reconciliations() {
        return reconciliations;
    }

    public Deals deals() {
        return deals;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Franchises franchises() {
        return books.franchises();
    }

    public FeeRuns feeRuns() {
        return house.feeRuns();
    }

    public Rebates rebates() {
        return house.rebates();
    }

    public RunningContracts running() {
        return books.running();
    }

    public Closes monthEnd() {
        return closes;
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
        return auth.setUpCode().map(FIRST_TWO::concat).orElse("Sign in with the desktop.");
    }

    private ReconciliationSources sources() {
        return new ReconciliationSources(
                accounts, deals, clients, auth, books.contracts(), imports, house::banks);
    }
}
