package fidus.server.reconciliation;

import fidus.auth.Role;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.FindPlace;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.FindSuggestions;
import fidus.reconciliation.desk.FindSums;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.RunningServer;
import fidus.server.jobs.Progress;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// A run of very many rows through the real server on the embedded store in a file: how long it
/// takes to compare and store it, and to look at it. One row in fifty is only in the books, one in
/// fifty is suggested.
///
/// Started by `mvn -Pbench`; arguments: rows of each side (500000), rounds of each question (7).
public final class TimedWindows {
    private final RunningServer server;
    private final String token;
    private final int rows;
    private final int rounds;
    private RunId run;

    private TimedWindows(RunningServer server, int rows, int rounds) {
        this.server = server;
        this.token = server.token(Role.OPERATOR);
        this.rows = rows;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        Path folder = Files.createTempDirectory("windows");
        System.setProperty("fidus.test.store", folder.resolve("store").toString());
        try (RunningServer server = RunningServer.withEverything()) {
            var timed = new TimedWindows(server, rows, rounds);
            timed.compare();
            System.out.println("store MB: " + Files.size(folder.resolve("store")) / 1_000_000);
            timed.look();
        }
        System.exit(0);
    }

    private void compare() {
        List<DealRow> book = new ArrayList<>();
        List<DealRow> statement = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String other = (100_000 + i) + ".25";
            book.add(i % 50 == 1 ? row(i, i + 1L, other) : row(i, i + 1L, null));
            if (i % 50 == 1) {
                statement.add(row(i, 10_000_001L + i, other));
            } else if (i % 50 != 0) {
                statement.add(row(i, i + 1L, null));
            }
        }
        var runs = new InventedRuns(server);
        var account = new AccountKey("Fidus-Real", 900);
        run = runs.begin(account);
        RunWork work = runs.work(account, book, statement);
        long wall = System.nanoTime();
        long cpu = processor();
        System.out.println(work.run(runs.job(), new RunWork.Asked(run), quiet()));
        System.out.printf(
                "compared and stored %d + %d rows: %.1f s, processor %.1f s%n",
                book.size(),
                statement.size(),
                (System.nanoTime() - wall) / 1e9,
                (processor() - cpu) / 1e9);
    }

    /// Within a month, whatever their number.
    private DealRow row(int at, long ticket, @org.jspecify.annotations.Nullable String profit) {
        int minute = (int) (at * 38_000L / rows);
        return profit == null
                ? InventedRuns.row(minute, ticket, (at % 97 + 1) + ".50")
                : InventedRuns.row(minute, ticket, profit);
    }

    private void look() {
        System.out.printf("heap before: %d MB%n", heap());
        once("first window, open rows, nothing in memory", () -> window(Listed.OPEN, null, 0));
        System.out.printf("heap with the run in memory: %d MB%n", heap());
        many("first window, open rows", () -> window(Listed.OPEN, null, 0));
        int middle = rows / 2;
        many("jump to the middle of all rows", () -> window(Listed.ALL, null, middle));
        many("the next window", () -> window(Listed.ALL, null, middle + 200));
        once("words, nothing in memory", () -> window(Listed.ALL, "eurusd 4321", 0));
        System.out.printf("heap with the texts in memory: %d MB%n", heap());
        int[] word = {1_000};
        many("other words", () -> window(Listed.ALL, "eurusd " + word[0]++, 0));
        int[] amount = {5};
        many("a range of amounts", () -> amounts(amount[0]++));
        many("suggested rows", () -> window(Listed.SUGGESTED, null, 0));
        many("the next open row", this::nextOpen);
        many("the sum of 300,000 rows", this::sums);
        many("what is known of a row", this::story);
        many("the desk around the rows", this::desk);
        many("accept a suggestion", this::accept);
        many("a window after a match", this::afterMatch);
    }

    private RowWindow window(
            Listed listed, @org.jspecify.annotations.Nullable String text, int at) {
        return server.call(
                WindowCalls.ROWS,
                new FindRows(run, Side.BOOK, listed, text, null, null, null, null, at, 200),
                token);
    }

    private Object amounts(int from) {
        return server.call(
                WindowCalls.ROWS,
                new FindRows(
                        run,
                        Side.BOOK,
                        Listed.ALL,
                        null,
                        BigDecimal.valueOf(from),
                        BigDecimal.valueOf(from + 2),
                        null,
                        null,
                        0,
                        200),
                token);
    }

    private Object nextOpen() {
        return server.call(
                WindowCalls.PLACE,
                new FindPlace(
                        run, Side.BOOK, Listed.ALL, null, null, null, null, null, rows / 3, true),
                token);
    }

    private Object sums() {
        return server.call(
                WindowCalls.SUMS,
                new FindSums(run, Side.BOOK, Listed.ALL, null, null, null, null, null, 0, 299_999),
                token);
    }

    private Object story() {
        return server.call(
                WindowCalls.ROW, new AboutRow(run, Side.BOOK, Integer.toString(52)), token);
    }

    private Object desk() {
        return server.call(WindowCalls.DESK, new AboutRun(run), token);
    }

    private Object accept() {
        Suggestion one =
                server.call(WindowCalls.SUGGESTIONS, new FindSuggestions(run, 1), token)
                        .suggestions()
                        .getFirst();
        return server.call(
                ReconciliationCalls.MATCH,
                new MatchByHand(run, one.bookRows(), one.statementRows(), true, ""),
                token);
    }

    private Object afterMatch() {
        var _ = accept();
        return window(Listed.OPEN, null, 0);
    }

    private void once(String what, Supplier<Object> question) {
        long start = System.nanoTime();
        var _ = question.get();
        System.out.printf("%s: %.0f ms%n", what, (System.nanoTime() - start) / 1e6);
    }

    private void many(String what, Supplier<Object> question) {
        long[] times = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            var _ = question.get();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        System.out.printf(
                "%s: median %.0f ms, most %.0f ms%n",
                what, times[rounds / 2] / 1e6, times[rounds - 1] / 1e6);
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }

    private static Progress quiet() {
        return new Progress() {
            @Override
            public void step(long done, long total) {}

            @Override
            public void stopIfAsked() {}
        };
    }
}
