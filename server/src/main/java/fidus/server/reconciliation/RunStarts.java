package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.AskBankPeriod;
import fidus.reconciliation.desk.AskPeriod;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RunPeriod;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.StartRun;
import fidus.server.audit.Actor;
import fidus.server.bank.BankStatements;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.BankEntries;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/// Begins runs and says which period the next one would have.
final class RunStarts {
    /// The work of a run.
    static final String RECONCILE = "RECONCILE";

    /// Stands for the hash of rows that only the job reads.
    static final String UNREAD = "not read yet";

    /// Printed rows that are read while somebody waits.
    private static final int MOST_READ = 20_000;

    private final Jobs jobs;
    private final RunStore runs;
    private final Sources sources;
    private final Periods periods;
    private final BankEntries entries;

    /// What is to be compared.
    ///
    /// @param left absent for a trading account, and where only the job reads the rows
    private record Wanted(ReconciliationRun.Key key, Rows.Period period, @Nullable Leaving left) {}

    RunStarts(Jobs jobs, RunStore runs, Sources sources, BankEntries entries) {
        this.entries = entries;
        this.jobs = jobs;
        this.runs = runs;
        this.sources = sources;
        this.periods = new Periods(runs, sources);
    }

    void routes(Routes routes) {
        routes.answerAfter(ReconciliationCalls.START, this::start, this::started, this::begun);
        routes.answer(ReconciliationCalls.PERIOD, this::period);
        routes.answerAfter(
                ReconciliationCalls.START_BANK, this::startBank, this::started, this::begun);
        routes.answer(ReconciliationCalls.BANK_PERIOD, this::bankPeriod);
    }

    /// The comparison is gathered before anything is stored, so that the same input is recognised;
    /// the job gathers it again.
    private Wanted start(Asked asked, String account, Rows.Period period) {
        Comparison all = Comparison.gather(asked.unit(), sources, account, period);
        return new Wanted(all.key(), period, all.left());
    }

    private RunStarted started(Asked asked, Wanted wanted) {
        ReconciliationRun.Key key = wanted.key;
        Optional<RunStore.StoredRun> before =
                key.inputHash().equals(UNREAD)
                        ? Optional.empty()
                        : runs.completed(asked.unit(), key);
        if (before.isPresent()) {
            stillHolds(asked.unit(), before.get().id(), wanted.left);
            return new RunStarted(before.get().id(), null);
        }
        Optional<RunStarted> underWay = underWay(asked.unit(), wanted);
        if (underWay.isPresent()) {
            return underWay.get();
        }
        var id = new RunId(UUID.randomUUID());
        var run = ReconciliationRun.started(id, key, wanted.period.from(), wanted.period.to());
        return new RunStarted(id, prepared(asked.unit(), asked.actor(), run));
    }

    /// The same rows compared again: nothing of what it compared is otherwise.
    static void stillHolds(Unit unit, RunId run, @Nullable Leaving left) {
        if (left == null) {
            new MovedRunStore().put(unit, run, "");
        } else {
            new RunHeadStore().put(unit, run, left);
        }
    }

    /// The same run that somebody else began, with its job. Of several who begin at once the first
    /// is stored: each start writes to the audit log, which one transaction does at a time, and who
    /// comes second is tried again and finds it. A run whose job is over holds up nobody.
    private Optional<RunStarted> underWay(Unit unit, Wanted wanted) {
        return AccountRunStore.running(unit, wanted.key, wanted.period).stream()
                .flatMap(
                        run ->
                                jobs.running(unit, RECONCILE, subject(run)).stream()
                                        .map(job -> new RunStarted(run, job)))
                .findFirst();
    }

    private static String subject(RunId run) {
        return "run/" + run.value();
    }

    private void begun(RunStarted started) {
        Job job = started.job();
        if (job != null) {
            jobs.begin(job);
        }
    }

    private Wanted start(Asked asked, StartRun start) {
        var account = new AccountKey(start.server(), start.login());
        known(asked.unit(), account);
        return start(asked, account.toString(), periods.of(asked.unit(), start));
    }

    /// Very many rows take longer to read than anybody waits for an answer: the job alone reads
    /// them, and finds out whether they were compared before.
    private Wanted startBank(Asked asked, StartBankRun start) {
        BankStatements banks = sources.banks().get();
        HouseAccount account = banks.account(asked.unit(), start.id());
        String name = BankComparison.named(account);
        var days = new BankPeriods(runs, banks, entries);
        Rows.Period period = days.of(asked.unit(), account, start);
        if (Boolean.TRUE.equals(start.onlyUnsigned())) {
            days.requireUnsigned(asked.unit(), account, period);
        }
        if (BankComparison.printed(asked.unit(), banks, account) <= MOST_READ) {
            return start(asked, name, period);
        }
        MatchProfile rules = new ProfileStore().of(asked.unit(), name);
        var key = new ReconciliationRun.Key(rules.name(), rules.version(), name, UNREAD);
        return new Wanted(key, period, null);
    }

    private RunPeriod bankPeriod(Asked asked, AskBankPeriod ask) {
        HouseAccount account = sources.banks().get().account(asked.unit(), ask.id());
        return new BankPeriods(runs, sources.banks().get(), entries).next(asked.unit(), account);
    }

    private RunPeriod period(Asked asked, AskPeriod ask) {
        var account = new AccountKey(ask.server(), ask.login());
        known(asked.unit(), account);
        return periods.next(asked.unit(), account);
    }

    private Job prepared(Unit unit, Actor actor, ReconciliationRun run) {
        var stored = RunStore.StoredRun.begun(run, unit.now());
        runs.add(unit, stored);
        String title =
                "Reconcile %s %s to %s"
                        .formatted(RecordWords.account(stored.account()), run.from(), run.to());
        return jobs.prepare(
                unit,
                actor,
                new Jobs.Request(RECONCILE, title, subject(run.id()), new RunWork.Asked(run.id())));
    }

    private void known(Unit unit, AccountKey account) {
        if (sources.accounts().apply(unit).stream().noneMatch(one -> one.key().equals(account))) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND, "There is no registered account " + account + ".");
        }
    }
}
