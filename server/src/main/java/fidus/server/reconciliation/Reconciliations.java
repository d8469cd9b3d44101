package fidus.server.reconciliation;

import fidus.contract.Refused;
import fidus.dashboard.BreakTally;
import fidus.dashboard.RunLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.Act;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.bank.Matching;
import fidus.server.imports.Imported;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reconciling accounts: the door of this package.
public final class Reconciliations {
    private final RunStore runs = new RunStore();
    private final RunWindows windows = new RunWindows();
    private final Breaks breaks;
    private final Matches hand;
    private final SignOffs signOffs;
    private final RunLocks locks;
    private final Withdrawals withdrawals;
    private final Endings endings;
    private final Exclusions exclusions;
    private final Sources sources;
    private final RunStarts starts;
    private final Profiles profiles;
    private final ProfileUses uses;
    private final RunFiles runFiles;
    private final DryRuns dryRuns;
    private final RunPages pages;
    private final MatchedRows matchedRows;
    private final Acceptances acceptances;
    private final BreakParts breakParts;
    private final Gaps.Reading reading;
    private final Gaps gaps;
    private final RowOrigins origins;

    public Reconciliations(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Sources sources) {
        this.sources = sources;
        this.reading = new Gaps.Reading(mongo, audit);
        var limits = new Limits(audit, approvals);
        var writeOffs = new WriteOffs(ledger, sources, limits);
        var group = new GroupEndings(mongo, jobs, approvals, limits, writeOffs.same());
        this.breaks = new Breaks(audit, approvals, runs, group, sources);
        this.gaps = new Gaps(sources, breaks.store());
        this.starts = new RunStarts(jobs, runs, sources, ledger.atBanks());
        var recount = new Recount(runs, breaks.store(), writeOffs, windows);
        var rows = new BreakRows(runs, windows);
        this.endings = new Endings(approvals, breaks, writeOffs, rows, sources);
        var check = new MatchCheck(windows, sources, breaks.suspicions(), audit);
        this.hand = new Matches(audit, approvals, breaks, recount, check);
        this.exclusions = new Exclusions(audit, runs, breaks, recount);
        var ground = new RunWork.Ground(mongo, audit, sources, breaks, recount);
        jobs.work(RunStarts.RECONCILE, RunWork.Asked.class, new RunWork(ground));
        this.acceptances = new Acceptances(mongo, jobs, windows, hand, Acceptances.AT_ONCE);
        this.signOffs = signOffs(audit, approvals, ledger);
        this.locks = new RunLocks(audit, runs, ledger);
        this.profiles = new Profiles(audit, approvals, sources.names());
        this.uses = new ProfileUses(audit, approvals, sources);
        this.runFiles = new RunFiles(mongo, audit, runs, windows, breaks.states());
        this.dryRuns = new DryRuns(mongo, jobs, sources, runs);
        var since = new SinceSigned(breaks.store(), rows);
        this.withdrawals = new Withdrawals(audit, approvals, locks, recount.outdating(), since);
        this.origins = new RowOrigins(ledger, sources.names());
        var past = new RunPast(locks, withdrawals, signOffs, sources, origins);
        this.pages = new RunPages(runs, breaks, exclusions, windows, past);
        this.matchedRows = MatchedRows.of(runs, windows.findings(), breaks, sources.banks());
        var base = new BreakParts.Base(mongo, jobs, audit, approvals, sources);
        var found = new BreakParts.Found(breaks, runs, windows, rows);
        this.breakParts = new BreakParts(base, found, endings, group);
    }

    private SignOffs signOffs(Audit audit, Approvals approvals, Ledger ledger) {
        var grounds = new Grounds(audit, sources, windows);
        return new SignOffs(audit, approvals, runs, breaks, grounds).toldSince(ledger);
    }

    public static void shape(Migrations migrations) {
        RunStore.shape(migrations);
        RunHeadStore.shape(migrations);
        BrokerFiles.shape(migrations);
        RowStore.shape(migrations);
        FindingStore.shape(migrations);
        DeadSuggestionStore.shape(migrations);
        MatchStore.shape(migrations);
        ListingStore.shape(migrations);
        SettledStore.shape(migrations);
        WithdrawnStore.shape(migrations);
        EndedSignOffStore.shape(migrations);
        ExclusionStore.shape(migrations);
        BreakStore.shape(migrations);
        ProfileStore.shape(migrations);
        DryRunStore.shape(migrations);
        EndingStore.shape(migrations);
        OffsetStore.shape(migrations);
    }

    public void routes(Routes routes) {
        starts.routes(routes);
        pages.routes(routes);
        breaks.routes(routes);
        new BreakPages(breaks, origins).routes(routes);
        hand.routes(routes);
        acceptances.routes(routes);
        exclusions.routes(routes);
        signOffs.routes(routes);
        withdrawals.routes(routes);
        endings.routes(routes);
        profiles.routes(routes);
        uses.routes(routes);
        runFiles.routes(routes);
        dryRuns.routes(routes);
        breakParts.routes(routes);
    }

    /// Reads in advance what the first question about breaks needs: all of them once, afterwards
    /// what was changed.
    public void keepReady() {
        var _ = reading.mongo().read(breaks.shelf()::read);
    }

    /// What the statements of banks ask of reconciliation.
    ///
    /// @param later made after them
    public static Matching matching(Supplier<Reconciliations> later) {
        return new Matching(
                (unit, account) -> later.get().matchedRows(unit, account),
                (unit, rows) -> later.get().matchedRows(unit, rows),
                (unit, rows) -> later.get().firmRows(unit, rows),
                (unit, account) -> later.get().signed(unit, account),
                (unit, account) -> SignedDays.waiting(unit, later.get().breaks, account),
                (unit, sent) -> later.get().tolerance(unit, sent),
                (unit, account) -> later.get().statementsChanged(unit, account),
                account -> later.get().statementsTaken(account));
    }

    /// How breaks name an account of the house.
    public static String nameOf(HouseAccount account) {
        return BankComparison.named(account);
    }

    /// Other statements of a bank account count than before: whether one is missing between them is
    /// known at once.
    public void statementsChanged(Unit unit, HouseAccount account) {
        gaps.ofBank(unit, BankComparison.named(account));
    }

    /// Statements of a bank account were taken in.
    public void statementsTaken(HouseAccount account) {
        gaps.ofBank(reading, BankComparison.named(account));
    }

    /// A file of a broker was taken in.
    public void imported(Imported file) {
        brokerFiles().came(file);
    }

    /// Looks at what files of brokers changed that came since it was done last.
    public void lookAgain() {
        brokerFiles().again();
    }

    private BrokerFiles brokerFiles() {
        Grounds grounds = signOffs.obstacles().grounds();
        return new BrokerFiles(gaps, reading, new MovedRuns(reading.mongo(), runs, grounds));
    }

    /// Open breaks by severity and age.
    public List<BreakTally> tallies(Unit unit) {
        return breaks.counts(unit).tallies();
    }

    /// The runs of an account that are not outdated, newest first.
    public List<ReconciliationRun> runs(Unit unit, AccountKey account) {
        return holding(unit, account.toString());
    }

    /// The runs of a bank account that are not outdated, newest first.
    public List<ReconciliationRun> runs(Unit unit, HouseAccount account) {
        return holding(unit, BankComparison.named(account));
    }

    private List<ReconciliationRun> holding(Unit unit, String account) {
        return runs.holding(unit, account).stream().map(RunStore.StoredRun::run).toList();
    }

    /// Whether a run compared what books and statements say of its days now, and went no further
    /// than they tell.
    public boolean stands(Unit unit, ReconciliationRun run) {
        return signOffs.stands(unit, run.id());
    }

    /// Everything that does not agree on a bank account and may concern a day up to this one,
    /// settled breaks included.
    public List<ReconciliationBreak> breaks(Unit unit, HouseAccount account, LocalDate through) {
        return breaks.of(unit, BankComparison.named(account), through);
    }

    /// What two people signed of a run, or would sign; empty before it is completed.
    public Optional<String> evidence(Unit unit, RunId id) {
        return Optional.ofNullable(runs.get(unit, id).evidenceHash());
    }

    /// Everything that does not agree on an account, as a month that ends on this day sees it.
    public DatedBreaks breaks(Unit unit, AccountKey account, LocalDate through) {
        return DatedBreaks.of(breaks.store().ofAccount(unit, account.toString()), through);
    }

    /// SIGNED_OFF → LOCKED with the month; one that is locked already stays.
    ///
    /// @throws Refused `WRONG_STATE` when it is not signed off
    public void lock(Unit unit, Actor actor, RunId id) {
        locks.lock(unit, actor, id);
    }

    /// A month was opened again: runs locked with it are signed, and locked no more.
    public void reopened(Unit unit, Actor actor, YearMonth month) {
        locks.reopened(unit, actor, month);
    }

    /// Open breaks per account that has any.
    public Map<AccountKey, Integer> openBreaks(Unit unit) {
        return breaks.counts(unit).open();
    }

    /// How many breaks are unsettled of which somebody suspects fraud.
    public int suspected(Unit unit) {
        return breaks.suspicions().count(unit);
    }

    /// How many accounts in use no run ever compared: of what their statements leave out nothing is
    /// a break.
    public int neverCompared(Unit unit) {
        return AccountRunStore.without(unit, sources.inUse(unit)).size();
    }

    /// The rows of a bank account that a match uses.
    public Matching.Matched matchedRows(Unit unit, HouseAccount account) {
        return matchedRows.all(unit, account);
    }

    /// Which of these rows a match uses.
    public Matching.Matched matchedRows(Unit unit, Matching.Rows rows) {
        return matchedRows.among(unit, rows);
    }

    /// Which of these rows of statements stand in matches that a person made or two persons signed.
    public Set<String> firmRows(Unit unit, Matching.Rows rows) {
        return MatchedRows.firm(unit, rows);
    }

    /// The runs of a bank account that two persons signed.
    public List<Matching.Signed> signed(Unit unit, HouseAccount account) {
        return SignedDays.of(unit, reading.audit(), account);
    }

    /// How much less than was sent may arrive by the matching rules of the account.
    public Money tolerance(Unit unit, Matching.Sent sent) {
        return new ProfileStore().tolerance(unit, sent);
    }

    /// The newest runs of all accounts.
    public List<RunLine> lastRuns(Unit unit, int most) {
        return pages.lines(unit, most);
    }

    static Act act(Unit unit, Actor actor) {
        return new Act(
                actor.id().value().toString(),
                Set.copyOf(actor.roles()),
                RunWork.today(unit),
                unit.now());
    }
}
