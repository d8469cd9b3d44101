package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.StartBankRun;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.HttpCalls;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// A bank account of very many rows from its stored statements and its postings to a completed run
/// that is opened: how long that takes and how much it needs.
///
/// Started by hand; arguments: rows of each side (1000000), and, where days after them are to be
/// measured, how many rows each has. Then all rows before it are matched, and their run is signed
/// by two persons.
public final class MillionRun {
    private final BankDesk desk;
    private final HouseAccount account;
    private final int rows;

    private MillionRun(BankDesk desk, int rows) {
        this.desk = desk;
        this.rows = rows;
        account = desk.account("Giro", BankDesk.IBAN);
    }

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("million");
        System.setProperty("fidus.test.store", folder.resolve("store").toString());
        System.setProperty(HttpCalls.PATIENCE, "1800");
        try (BankDesk desk = new BankDesk()) {
            var run = new MillionRun(desk, rows);
            int ofDay = args.length > 1 ? Integer.parseInt(args[1]) : 0;
            var invented = new MillionRows(desk, run.account, rows, ofDay > 0);
            timed("entries posted", invented::entries);
            timed("statements stored", invented::statements);
            size(folder);
            LocalDate last = ofDay > 0 ? MillionRows.LATER.minusDays(1) : MillionRows.LAST;
            RunId id = run.reconciled(MillionRows.FIRST, last);
            size(folder);
            if (ofDay > 0) {
                run.daysLater(id, invented, ofDay);
            } else {
                run.look(id);
            }
        }
        System.exit(0);
    }

    private static void size(Path folder) throws IOException {
        System.out.printf("store: %d MB%n", Files.size(folder.resolve("store")) / 1_000_000);
    }

    private void daysLater(RunId whole, MillionRows invented, int ofDay) {
        sign(whole);
        for (int i = 0; i < 5; i++) {
            LocalDate on = MillionRows.LATER.plusDays(i);
            timed("entries of a day posted", () -> invented.laterDay(on, ofDay));
            timed("its statement stored", invented::statements);
            sign(reconciled(on, on));
        }
    }

    private void sign(RunId run) {
        var note = new SignOff(run, "Every row is matched");
        Prepared asked =
                timed(
                        "asked for the signature",
                        () -> desk.ask(ReconciliationCalls.SIGN_OFF, note));
        timed("signed", () -> desk.approve(asked));
    }

    private RunId reconciled(LocalDate from, LocalDate to) {
        long wall = System.nanoTime();
        long cpu = processor();
        RunStarted started =
                timed(
                        "answer to who starts it",
                        () ->
                                desk.ask(
                                        ReconciliationCalls.START_BANK,
                                        new StartBankRun(account.id(), from, to)));
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
            patiently("desk", () -> desk.ask(WindowCalls.DESK, new AboutRun(id)));
            patiently("open rows", () -> window(id, Listed.OPEN, null, 0));
            patiently("middle of all rows", () -> window(id, Listed.ALL, null, rows / 2));
            patiently("rows that say", () -> window(id, Listed.ALL, "invoice 0004711", 0));
        }
    }

    private RowWindow window(RunId id, Listed listed, @Nullable String text, int at) {
        var wanted =
                new FindRows(id, Side.STATEMENT, listed, text, null, null, null, null, at, 200);
        return desk.ask(WindowCalls.ROWS, wanted);
    }

    /// The same question again when its answer came too late; the time is that of the last try.
    private static void patiently(String what, Supplier<?> question) {
        for (int i = 0; i < 20; i++) {
            try {
                timed(what, question);
                return;
            } catch (UncheckedIOException late) {
                System.out.println("no answer in time: " + what);
            }
        }
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
