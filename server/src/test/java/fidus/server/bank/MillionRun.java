package fidus.server.bank;

import fidus.auth.Role;
import fidus.bank.BankBalance;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Canonical;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// A bank account of very many rows from its stored statements and its postings to a completed run
/// that is opened: how long that takes and how much it needs. One row in ten stands only in the
/// books, one in ten only on the statement; of the others one in ten is later, one in twenty says
/// it otherwise.
///
/// Started by hand; argument: rows of each side (1000000).
public final class MillionRun {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final int DAYS = 300;
    private static final int AT_ONCE = 2_000;

    private final BankDesk desk;
    private final HouseAccount account;
    private final int rows;
    private final Random random = new Random(7);
    private final List<List<BankRow>> days = new ArrayList<>();

    private MillionRun(BankDesk desk, int rows) {
        this.desk = desk;
        this.rows = rows;
        account = desk.account("Giro", BankDesk.IBAN);
        for (int day = 0; day < DAYS + 8; day++) {
            days.add(new ArrayList<>());
        }
    }

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("million");
        System.setProperty("fidus.test.store", folder.resolve("store").toString());
        try (BankDesk desk = new BankDesk()) {
            var run = new MillionRun(desk, rows);
            timed("entries posted", run::entries);
            timed("statements stored", run::statements);
            size(folder);
            RunId id = run.reconciled();
            size(folder);
            run.look(id);
        }
        System.exit(0);
    }

    private static void size(Path folder) throws IOException {
        System.out.printf("store: %d MB%n", Files.size(folder.resolve("store")) / 1_000_000);
    }

    private boolean entries() {
        Actor maker = Actor.SYSTEM;
        var ledger = new Ledger(desk.server.parts().audit());
        List<NewEntry> some = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            LocalDate day = FIRST.plusDays((long) i * DAYS / rows);
            Money sum =
                    Money.of(
                            java.math.BigDecimal.valueOf(random.nextInt(1, 9_000_000), 2)
                                    .toPlainString(),
                            "EUR");
            String text = "INVOICE %07d CLIENT %05d".formatted(i, random.nextInt(100_000));
            if (i % 10 != 1) {
                some.add(entry(i, day, sum, text));
            }
            if (i % 10 != 2) {
                printed(i, day, sum, text);
            }
            if (some.size() == AT_ONCE || i == rows - 1) {
                var part = List.copyOf(some);
                var _ =
                        desk.server
                                .parts()
                                .mongo()
                                .write(unit -> ledger.postAll(unit, maker, null, part));
                some.clear();
            }
        }
        return true;
    }

    private static NewEntry entry(int at, LocalDate day, Money sum, String text) {
        return new NewEntry(
                "E1",
                "invented/" + at,
                "",
                day,
                List.of(
                        new Posting("1010", PostingSide.DEBIT, sum, Map.of("bankAccount", "Giro")),
                        new Posting(
                                "2010", PostingSide.CREDIT, sum, Map.of("client", "c" + at % 50))),
                text);
    }

    private void printed(int at, LocalDate day, Money sum, String text) {
        int late = random.nextInt(10) == 0 ? random.nextInt(1, 6) : 0;
        String said = random.nextInt(20) == 0 ? text.replace("CLIENT ", "CL") : text;
        LocalDate on = day.plusDays(late);
        days.get((int) (on.toEpochDay() - FIRST.toEpochDay()))
                .add(
                        new BankRow(
                                at,
                                "",
                                on,
                                on,
                                sum,
                                "",
                                "",
                                said,
                                "",
                                "",
                                "",
                                null,
                                BankRow.Status.BOOKED,
                                false,
                                List.of()));
    }

    private boolean statements() {
        var store = new BankStore();
        Money balance = Money.zero(Currency.EUR);
        for (int day = 0; day < days.size(); day++) {
            List<BankRow> all = days.get(day);
            if (all.isEmpty()) {
                continue;
            }
            Money opening = balance;
            for (BankRow row : all) {
                balance = balance.plus(row.money());
            }
            TakenStatement statement = statement(day, opening, balance, all.size());
            List<BankStore.StoredRow> stored = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                stored.add(stored(statement, i + 1, all.get(i)));
            }
            var _ =
                    desk.server
                            .parts()
                            .mongo()
                            .write(
                                    unit -> {
                                        store.add(unit, statement, stored);
                                        return true;
                                    });
            all.clear();
        }
        return true;
    }

    private BankStore.StoredRow stored(TakenStatement statement, int place, BankRow row) {
        String id = "STMT-" + statement.number() + "-" + place;
        return new BankStore.StoredRow(
                id,
                account.id(),
                statement.id(),
                place,
                statement.from(),
                id,
                RowFate.FRESH,
                null,
                row);
    }

    private TakenStatement statement(int day, Money opening, Money closing, int count) {
        LocalDate on = FIRST.plusDays(day);
        return new TakenStatement(
                new BankStatementId(UUID.randomUUID()),
                day + 1,
                account.id(),
                account.name(),
                new BankFileId(UUID.randomUUID()),
                "invented-" + day,
                Canonical.sha256(("invented " + day).getBytes(StandardCharsets.UTF_8)),
                BankFormat.CSV,
                "",
                "",
                "",
                Currency.EUR,
                on,
                on,
                new BankBalance("OPBD", opening, on),
                new BankBalance("CLBD", closing, on),
                List.of(),
                List.of(),
                count,
                count,
                0,
                0,
                "Invented",
                desk.server.clock().instant(),
                1);
    }

    private RunId reconciled() {
        long wall = System.nanoTime();
        long cpu = processor();
        RunStarted started =
                timed(
                        "answer to who starts it",
                        () ->
                                desk.ask(
                                        ReconciliationCalls.START_BANK,
                                        new StartBankRun(
                                                account.id(), FIRST, FIRST.plusDays(DAYS + 7))));
        Job job = started.job();
        long most = 0;
        while (job != null && !job.jobState().isOver()) {
            LockSupport.parkNanos(500_000_000L);
            job = asked(job);
            most = Math.max(most, used());
        }
        System.out.printf(
                "run: %.1f s, processor %.1f s, %s%nheap seen in use: %d MB, after a collection %d"
                        + " MB%n",
                (System.nanoTime() - wall) / 1e9,
                (processor() - cpu) / 1e9,
                job == null ? "" : job.outcome(),
                most / 1_000_000,
                collected() / 1_000_000);
        return started.runId();
    }

    /// On a machine that has no time, an answer may come too late; the run is not to end for it.
    private Job asked(Job job) {
        try {
            return desk.ask(JobCalls.ONE, new AboutJob(job.id()));
        } catch (UncheckedIOException late) {
            System.out.println("no answer about the job in time");
            return job;
        }
    }

    private void look(RunId id) {
        for (int i = 0; i < 3; i++) {
            timed("desk", () -> desk.ask(WindowCalls.DESK, new AboutRun(id)));
            timed("open rows", () -> window(id, Listed.OPEN, null, 0));
            timed("middle of all rows", () -> window(id, Listed.ALL, null, rows / 2));
            timed("rows that say", () -> window(id, Listed.ALL, "invoice 0004711", 0));
        }
    }

    private Object window(RunId id, Listed listed, @Nullable String text, int at) {
        return desk.server.call(
                WindowCalls.ROWS,
                new FindRows(id, Side.STATEMENT, listed, text, null, null, null, null, at, 200),
                desk.server.token(Role.OPERATOR));
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long wall = System.nanoTime();
        long cpu = processor();
        T answer = work.get();
        System.out.printf(
                "%s: %.2f s, processor %.2f s%n",
                what, (System.nanoTime() - wall) / 1e9, (processor() - cpu) / 1e9);
        return answer;
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long collected() {
        System.gc();
        return used();
    }
}
