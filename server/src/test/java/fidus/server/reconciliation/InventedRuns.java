package fidus.server.reconciliation;

import fidus.auth.Role;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;
import fidus.mt5.TradingAccount;
import fidus.mt5.readings.ReadingState;
import fidus.mt5.transfers.PairingResult;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.server.RunningServer;
import fidus.server.approvals.Approvals;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Runs of invented rows on a server's store, begun without a file.
record InventedRuns(RunningServer server) {
    private static final LocalDate FROM = LocalDate.parse("2026-11-01");
    private static final LocalDate TO = LocalDate.parse("2026-11-30");

    RunStore.StoredRun run(RunId id) {
        return server.parts().mongo().read(unit -> new RunStore().get(unit, id));
    }

    RunId begin(AccountKey account) {
        var id = new RunId(UUID.randomUUID());
        var key = new ReconciliationRun.Key("BROKER", 1, account.toString(), "to be found");
        var run = ReconciliationRun.started(id, key, FROM, TO);
        return server.parts()
                .mongo()
                .write(
                        unit -> {
                            new RunStore().add(unit, RunStore.StoredRun.begun(run, unit.now()));
                            return id;
                        });
    }

    RunWork work(AccountKey account, List<DealRow> book, List<DealRow> statement) {
        return work(account, book, statement, RunWork.AtOnce.STANDARD);
    }

    RunWork work(
            AccountKey account,
            List<DealRow> book,
            List<DealRow> statement,
            RunWork.AtOnce atOnce) {
        Sources sources = sources(account, book, statement);
        return work(sources, breaks(sources), atOnce);
    }

    /// @param breaks that the work changes
    RunWork work(Sources sources, Breaks breaks, RunWork.AtOnce atOnce) {
        var audit = server.parts().audit();
        var limits = new Limits(audit, new Approvals(audit));
        var writeOffs = new WriteOffs(new Ledger(audit), sources, limits);
        var recount = new Recount(new RunStore(), breaks.store(), writeOffs, new RunWindows());
        return new RunWork(
                new RunWork.Ground(server.parts().mongo(), audit, sources, breaks, recount),
                atOnce);
    }

    Breaks breaks(Sources sources) {
        var audit = server.parts().audit();
        var approvals = new Approvals(audit);
        GroupEndings endings = endings(approvals, new Limits(audit, approvals));
        return new Breaks(audit, approvals, new RunStore(), endings, sources);
    }

    /// Accepts suggestions as work of some jobs.
    Acceptances acceptances(Jobs jobs, int atOnce) {
        var audit = server.parts().audit();
        var approvals = new Approvals(audit);
        var limits = new Limits(audit, approvals);
        Sources sources = sources(new AccountKey("Nobody", 1), List.of(), List.of());
        var breaks =
                new Breaks(audit, approvals, new RunStore(), endings(approvals, limits), sources);
        var writeOffs = new WriteOffs(new Ledger(audit), sources, limits);
        var windows = new RunWindows();
        var recount = new Recount(new RunStore(), breaks.store(), writeOffs, windows);
        var check = new MatchCheck(windows, sources, breaks.suspicions(), audit);
        var matches = new Matches(audit, approvals, breaks, recount, check);
        return new Acceptances(server.parts().mongo(), jobs, windows, matches, atOnce);
    }

    private GroupEndings endings(Approvals approvals, Limits limits) {
        var mongo = server.parts().mongo();
        return new GroupEndings(
                mongo,
                new Jobs(mongo, server.parts().audit(), (_, _) -> List.of(Role.values())),
                approvals,
                limits,
                same());
    }

    private SameMoney same() {
        return new SameMoney(new Ledger(server.parts().audit()), new BreakStore());
    }

    /// Does the same to all breaks that a filter finds.
    FoundDeeds foundDeeds() {
        var mongo = server.parts().mongo();
        var audit = server.parts().audit();
        var approvals = new Approvals(audit);
        var limits = new Limits(audit, approvals);
        var jobs = new Jobs(mongo, audit, (_, _) -> List.of(Role.values()));
        var group = new GroupEndings(mongo, jobs, approvals, limits, same());
        Sources sources = sources(new AccountKey("Nobody", 1), List.of(), List.of());
        var breaks = new Breaks(audit, approvals, new RunStore(), group, sources);
        var rows = new BreakRows(new RunStore(), new RunWindows());
        var writeOffs = new WriteOffs(new Ledger(audit), sources, limits);
        var endings = new Endings(approvals, breaks, writeOffs, rows, sources);
        var dossiers = new Dossiers(mongo, audit, breaks.store(), rows);
        var deeds = new BreakDeeds(mongo, breaks, endings, group, dossiers);
        return new FoundDeeds(mongo, jobs, breaks.found(), deeds, group);
    }

    /// Does what an approved list of breaks says.
    EndingWork endingWork() {
        return endingWork(unit -> List.of());
    }

    /// @param accounts the registered ones
    EndingWork endingWork(Function<Unit, List<TradingAccount>> accounts) {
        var audit = server.parts().audit();
        var approvals = new Approvals(audit);
        var limits = new Limits(audit, approvals);
        GroupEndings group = endings(approvals, limits);
        Sources sources = sources(new AccountKey("Nobody", 1), List.of(), List.of(), accounts);
        var breaks = new Breaks(audit, approvals, new RunStore(), group, sources);
        var writeOffs = new WriteOffs(new Ledger(audit), sources, limits);
        var rows = new BreakRows(new RunStore(), new RunWindows());
        return new EndingWork(
                server.parts().mongo(),
                group,
                new Endings(approvals, breaks, writeOffs, rows, sources));
    }

    Job job() {
        return new Job(
                new JobId(UUID.randomUUID()),
                "RECONCILE",
                "",
                "",
                "{}",
                JobState.RUNNING,
                0,
                0,
                false,
                null,
                server.person(Role.OPERATOR).id(),
                RunningServer.START,
                null,
                1);
    }

    static Sources sources(AccountKey account, List<DealRow> book, List<DealRow> rows) {
        return sources(account, book, rows, unit -> List.of());
    }

    private static Sources sources(
            AccountKey account,
            List<DealRow> book,
            List<DealRow> rows,
            Function<Unit, List<TradingAccount>> accounts) {
        Money closing = Money.of("0.00", "USD");
        for (DealRow row : rows) {
            closing = closing.plus(row.netAmount());
        }
        List<Deal> deals =
                book.stream()
                        .map(
                                row ->
                                        new Deal(
                                                account,
                                                row.serverTime().toInstant(ZoneOffset.UTC),
                                                row))
                        .toList();
        var statement =
                new BrokerStatement(
                        "generated", "00", FROM, TO, Money.of("0.00", "USD"), closing, rows);
        return new Sources(
                accounts,
                (unit, key) -> deals,
                (unit, key) -> Money.of("0.00", "USD"),
                (unit, key) -> List.of(),
                (unit, key) -> List.of(),
                (unit, key) -> List.of(),
                (unit, key) -> new ReadingState.Unavailable("never read"),
                unit -> fidus.mt5.readings.FreshnessLimits.STANDARD,
                (unit, key) -> List.of(),
                (unit, key) -> new PairingResult(List.of(), List.of(), List.of(), List.of()),
                unit -> List.of(),
                unit -> List.of(),
                unit -> java.util.Map.of(),
                (unit, permission) -> java.util.Set.of(),
                (unit, key) -> List.of(statement),
                () -> {
                    throw new AssertionError("This account is at no bank.");
                },
                unit -> new java.math.BigDecimal("0.01"),
                _ ->
                        new fidus.settings.SettingHistory(
                                fidus.settings.SettingKey.BREAK_DAYS, List.of()),
                (_, _) -> null);
    }

    /// A trade of a small sum, a minute after the one before.
    static DealRow row(int number) {
        return row(number, number + 1L, "%d.50".formatted(number % 97 + 1));
    }

    static DealRow row(int number, long ticket, String profit) {
        Money zero = Money.of("0.00", "USD");
        return new DealRow(
                ticket,
                LocalDateTime.parse("2026-11-02T00:00:00").plusMinutes(number),
                DealKind.SELL,
                DealEntry.OUT,
                "EURUSD",
                new BigDecimal("0.10"),
                new BigDecimal("1.10000"),
                Money.of(profit, "USD"),
                zero,
                zero,
                zero,
                "",
                null,
                null,
                null);
    }
}
