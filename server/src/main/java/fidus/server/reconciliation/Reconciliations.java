package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.dashboard.BreakTally;
import fidus.dashboard.RunLine;
import fidus.jobs.Job;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.Act;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.AskBankPeriod;
import fidus.reconciliation.desk.AskPeriod;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.StartRun;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.bank.BankStatements;
import fidus.server.bank.Matching;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reconciling accounts: the door of this package.
public final class Reconciliations {
    private static final String RECONCILE = "RECONCILE";

    /// Printed rows that are read while somebody waits.
    private static final int MOST_READ = 20_000;

    /// Stands for the hash of rows that only the job reads.
    static final String UNREAD = "not read yet";

    private final Mongo mongo;
    private final Jobs jobs;
    private final Sources sources;
    private final RunStore runs = new RunStore();
    private final Breaks breaks;
    private final Matches hand;
    private final SignOffs signOffs;
    private final Endings endings;
    private final Exclusions exclusions;
    private final Periods periods;
    private final Profiles profiles;
    private final ProfileUses uses;
    private final DryRuns dryRuns;
    private final RunPages pages;
    private final MatchedRows matchedRows;
    private final Acceptances acceptances;
    private final Dossiers dossiers;
    private final BreakDeeds deeds;
    private final FoundDeeds foundDeeds;

    public Reconciliations(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Sources sources) {
        this.mongo = mongo;
        this.jobs = jobs;
        this.sources = sources;
        this.breaks = new Breaks(audit, approvals, runs, sources);
        this.periods = new Periods(runs, sources);
        var writeOffs = new WriteOffs(ledger, sources);
        var windows = new RunWindows();
        var recount = new Recount(runs, breaks.store(), writeOffs, windows);
        this.endings = new Endings(approvals, breaks, writeOffs);
        this.hand =
                new Matches(audit, approvals, breaks, recount, new MatchCheck(windows, sources));
        this.exclusions = new Exclusions(audit, runs, breaks, recount);
        var ground = new RunWork.Ground(mongo, audit, sources, breaks, recount);
        jobs.work(RECONCILE, RunWork.Asked.class, new RunWork(ground));
        this.acceptances = new Acceptances(mongo, jobs, runs, windows, hand);
        this.signOffs = new SignOffs(audit, approvals, runs, breaks);
        this.profiles = new Profiles(audit, approvals, sources.names());
        this.uses = new ProfileUses(audit, approvals, sources);
        this.dryRuns = new DryRuns(mongo, jobs, sources, runs);
        this.pages = new RunPages(runs, breaks, exclusions, windows);
        this.matchedRows = new MatchedRows(new MatchStore(), runs, windows.findings());
        this.dossiers = new Dossiers(mongo, audit, breaks.store());
        this.deeds = new BreakDeeds(mongo, breaks, endings, dossiers);
        this.foundDeeds = new FoundDeeds(mongo, jobs, breaks.shelf(), deeds);
    }

    public static void shape(Migrations migrations) {
        RunStore.shape(migrations);
        RowStore.shape(migrations);
        FindingStore.shape(migrations);
        MatchStore.shape(migrations);
        ListingStore.shape(migrations);
        ExclusionStore.shape(migrations);
        BreakStore.shape(migrations);
        BreakTrendStore.shape(migrations);
        DossierStore.shape(migrations);
        ProfileStore.shape(migrations);
        DryRunStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answerItself(ReconciliationCalls.START, this::start);
        pages.routes(routes);
        routes.answer(ReconciliationCalls.PERIOD, this::period);
        routes.answerItself(ReconciliationCalls.START_BANK, this::startBank);
        routes.answer(ReconciliationCalls.BANK_PERIOD, this::bankPeriod);
        breaks.routes(routes);
        hand.routes(routes);
        acceptances.routes(routes);
        exclusions.routes(routes);
        signOffs.routes(routes);
        endings.routes(routes);
        profiles.routes(routes);
        uses.routes(routes);
        dryRuns.routes(routes);
        dossiers.routes(routes);
        deeds.routes(routes);
        foundDeeds.routes(routes);
    }

    /// Open breaks by severity and age.
    public List<BreakTally> tallies(Unit unit) {
        return breaks.tallies(unit);
    }

    /// The runs of an account that are not outdated, newest first.
    public List<ReconciliationRun> runs(Unit unit, AccountKey account) {
        return runs.holding(unit, account.toString());
    }

    /// The runs of a bank account that are not outdated, newest first.
    public List<ReconciliationRun> runs(Unit unit, HouseAccount account) {
        return runs.holding(unit, BankComparison.named(account));
    }

    /// Everything that does not agree on a bank account, settled breaks included.
    public List<ReconciliationBreak> breaks(Unit unit, HouseAccount account) {
        return breaks.of(unit, BankComparison.named(account));
    }

    /// What two people signed of a run, or would sign; empty before it is completed.
    public Optional<String> evidence(Unit unit, RunId id) {
        return Optional.ofNullable(runs.get(unit, id).evidenceHash());
    }

    /// Everything that does not agree on an account, settled breaks included.
    public List<ReconciliationBreak> breaks(Unit unit, AccountKey account) {
        return breaks.of(unit, account.toString());
    }

    /// SIGNED_OFF → LOCKED with the month; one that is locked already stays.
    ///
    /// @throws Refused `WRONG_STATE` when it is not signed off
    public void lock(Unit unit, Actor actor, RunId id) {
        signOffs.lock(unit, actor, id);
    }

    /// Open breaks per account that has any.
    public Map<AccountKey, Integer> openBreaks(Unit unit) {
        return breaks.openByAccount(unit);
    }

    /// The rows of a bank account that a match uses.
    public Matching.Matched matchedRows(Unit unit, HouseAccount account) {
        return matchedRows.all(unit, account);
    }

    /// Which of these rows a match uses.
    public Matching.Matched matchedRows(Unit unit, Matching.Rows rows) {
        return matchedRows.among(unit, rows);
    }

    /// How much less than was sent may arrive by the matching rules of the account.
    public Money tolerance(Unit unit, Matching.Sent sent) {
        return new ProfileStore()
                .of(unit, BankComparison.named(sent.account()))
                .mostMissing(sent.sum());
    }

    public List<RunLine> lastRuns(Unit unit, int most) {
        return runs.all(unit, null).stream()
                .limit(most)
                .map(
                        run ->
                                new RunLine(
                                        run.id().value().toString(),
                                        run.account(),
                                        run.run().from().toString(),
                                        run.run().to().toString(),
                                        run.run().runState().name(),
                                        breaks.open(unit, run.account()),
                                        run.startedAt()))
                .toList();
    }

    /// The comparison is gathered before anything is stored, so that the same input is recognised;
    /// the job gathers it again.
    private RunStarted start(Asked asked, String account, Rows.Period period) {
        var key = Comparison.gather(asked.unit(), sources, account, period).key();
        return runs.completed(asked.unit(), key)
                .map(before -> new RunStarted(before.id(), null))
                .orElseGet(() -> started(asked, key, period));
    }

    private RunStarted started(Asked asked, ReconciliationRun.Key key, Rows.Period period) {
        RunId id =
                new RunId(
                        UUID.nameUUIDFromBytes(
                                (asked.actor().id() + "/" + asked.requestId())
                                        .getBytes(StandardCharsets.UTF_8)));
        Job job =
                mongo.write(
                        unit ->
                                begin(
                                        unit,
                                        asked.actor(),
                                        ReconciliationRun.started(
                                                id, key, period.from(), period.to())));
        jobs.begin(job);
        return new RunStarted(id, job);
    }

    private RunStarted start(Asked asked, StartRun start) {
        var account = new AccountKey(start.server(), start.login());
        known(asked.unit(), account);
        return start(asked, account.toString(), periods.of(asked.unit(), start));
    }

    /// Very many rows take longer to read than anybody waits for an answer: the job alone reads
    /// them, and finds out whether they were compared before.
    private RunStarted startBank(Asked asked, StartBankRun start) {
        BankStatements banks = sources.banks().get();
        HouseAccount account = banks.account(asked.unit(), start.id());
        String name = BankComparison.named(account);
        Rows.Period period = new BankPeriods(runs, banks).of(asked.unit(), account, start);
        if (BankComparison.printed(asked.unit(), banks, account) <= MOST_READ) {
            return start(asked, name, period);
        }
        MatchProfile rules = new ProfileStore().of(asked.unit(), name);
        var key = new ReconciliationRun.Key(rules.name(), rules.version(), name, UNREAD);
        return started(asked, key, period);
    }

    private RunPeriod bankPeriod(Asked asked, AskBankPeriod ask) {
        HouseAccount account = sources.banks().get().account(asked.unit(), ask.id());
        return new BankPeriods(runs, sources.banks().get()).next(asked.unit(), account);
    }

    private RunPeriod period(Asked asked, AskPeriod ask) {
        var account = new AccountKey(ask.server(), ask.login());
        known(asked.unit(), account);
        return periods.next(asked.unit(), account);
    }

    private Job begin(Unit unit, Actor actor, ReconciliationRun run) {
        runs.add(unit, RunStore.StoredRun.begun(run, unit.now()));
        String title = "Reconcile " + run.key().accountKey() + " " + run.from() + " to " + run.to();
        return jobs.prepare(
                unit,
                actor,
                new Jobs.Request(
                        RECONCILE, title, "run/" + run.id().value(), new RunWork.Asked(run.id())));
    }

    private void known(Unit unit, AccountKey account) {
        if (sources.accounts().apply(unit).stream().noneMatch(one -> one.key().equals(account))) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND, "There is no registered account " + account + ".");
        }
    }

    static Act act(Unit unit, Actor actor) {
        return new Act(
                actor.id().value().toString(), Set.copyOf(actor.roles()), RunWork.today(unit));
    }
}
