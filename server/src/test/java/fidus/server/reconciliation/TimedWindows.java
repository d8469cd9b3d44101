package fidus.server.reconciliation;

import fidus.auth.Role;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DealRow;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RowWindow;
import fidus.server.RunningServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A run of very many rows through the real server on the embedded store in a file: how long it
/// takes to store it and to look at it. One row in fifty is only in the books, one in fifty is
/// suggested. The server and who asks are one process, so the processor time is that of both.
///
/// Started by `mvn -Pbench`; arguments: rows of each side (500000), rounds of each question (7),
/// and `compare` to have the rows compared too, with all matches stored.
public final class TimedWindows {
    private static final AccountKey KEY = new AccountKey("Fidus-Real", 900);
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final RunningServer server;
    private final String token;
    private final int rows;
    private final int rounds;
    private final List<DealRow> book = new ArrayList<>();
    private final List<DealRow> statement = new ArrayList<>();
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
            if (args.length > 2) {
                timed.compare();
            } else {
                timed.store();
            }
            System.out.println("store MB: " + Files.size(folder.resolve("store")) / 1_000_000);
            timed.look();
        }
        System.exit(0);
    }

    private void invent() {
        for (int i = 0; i < rows; i++) {
            String other = (100_000 + i) + ".25";
            book.add(i % 50 == 1 ? row(i, i + 1L, other) : row(i, i + 1L, null));
            if (i % 50 == 1) {
                statement.add(row(i, 10_000_001L + i, other));
            } else if (i % 50 != 0) {
                statement.add(row(i, i + 1L, null));
            }
        }
    }

    /// Writes rows and what would be found about them, without comparing them.
    private void store() {
        invent();
        var runs = new InventedRuns(server);
        run = runs.begin(new AccountKey("Fidus-Real", 900));
        var period = new Rows.Period(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"));
        List<MatchRow> left =
                Rows.book(book.stream().map(row -> new Deal(KEY, NOON, row)).toList());
        List<MatchRow> right = Rows.statement(statement);
        var request = new MatchRequest(MatchProfile.broker(), left, right, Set.of(), List.of());
        MatchResult result = found(left);
        RunStore.StoredRun stored = runs.run(run);
        long wall = System.nanoTime();
        long cpu = processor();
        var filling =
                new RunFilling(
                        server.parts().mongo(), stored, request, result, AskedOfARun.quiet());
        filling.rows();
        filling.findings();
        filling.marks(new SetAside(List.of(), Set.of(), Set.of(), Map.of()));
        complete(stored, request, result);
        System.out.printf(
                "stored %d + %d rows: %.1f s, processor %.1f s%n",
                left.size(),
                right.size(),
                (System.nanoTime() - wall) / 1e9,
                (processor() - cpu) / 1e9);
    }

    private MatchResult found(List<MatchRow> left) {
        List<Match> matches = new ArrayList<>();
        List<Suggestion> suggestions = new ArrayList<>();
        Money none = Money.of("0.00", "USD");
        BigDecimal one = new BigDecimal("1.0000");
        for (int i = 0; i < left.size(); i++) {
            List<String> ids = List.of(left.get(i).rowId());
            if (i % 50 == 1) {
                List<String> other = List.of(Long.toString(10_000_001L + i));
                suggestions.add(
                        new Suggestion(1, Condition.SUGGEST_ONLY, "P8", one, ids, other, none, 0));
            } else if (i % 50 != 0) {
                matches.add(new Match("P1", one, ids, ids, none));
            }
        }
        return new MatchResult(
                matches, suggestions, List.of(), List.of(), List.of(), List.of(), "", "");
    }

    private void complete(RunStore.StoredRun stored, MatchRequest request, MatchResult result) {
        Money zero = Money.of("0.00", "USD");
        var balances = new BalanceProof.Balances(zero, zero, zero, zero);
        var outcome =
                new ReconciliationRun.Outcome(
                        "",
                        ReconciliationRun.Counts.of(request, result),
                        List.of(BalanceProof.of(balances, request, result)));
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    new RunStore()
                                            .replace(
                                                    unit,
                                                    stored,
                                                    stored.with(stored.run().complete(outcome)));
                                    return Boolean.TRUE;
                                });
    }

    private void compare() {
        invent();
        var runs = new InventedRuns(server);
        var account = new AccountKey("Fidus-Real", 900);
        run = runs.begin(account);
        RunWork work = runs.work(account, book, statement);
        long wall = System.nanoTime();
        long cpu = processor();
        System.out.println(work.run(runs.job(), new RunWork.Asked(run), AskedOfARun.quiet()));
        System.out.printf(
                "compared and stored %d + %d rows: %.1f s, processor %.1f s%n",
                book.size(),
                statement.size(),
                (System.nanoTime() - wall) / 1e9,
                (processor() - cpu) / 1e9);
    }

    /// Within a month, whatever their number.
    private DealRow row(int at, long ticket, @Nullable String profit) {
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
        many("a range of amounts", () -> asked().rows(find(amount[0]++)));
        many("suggested rows", () -> window(Listed.SUGGESTED, null, 0));
        many("the next open row", () -> asked().nextOpen(Listed.ALL, rows / 3));
        many("the sum of 300,000 rows", () -> asked().sums(find(null), 0, 299_999));
        many("what is known of a row", () -> asked().story(Side.BOOK, "52"));
        many("the desk around the rows", () -> asked().desk());
        many("accept a suggestion", () -> asked().accept(asked().best()));
        many("a window after a match", this::afterMatch);
    }

    private RowWindow window(Listed listed, @Nullable String text, int at) {
        return asked().window(Side.BOOK, listed, text, at, 200);
    }

    private AskedOfARun asked() {
        return new AskedOfARun(server, token, run);
    }

    private FindRows find(@Nullable Integer from) {
        BigDecimal least = from == null ? null : BigDecimal.valueOf(from);
        BigDecimal most = from == null ? null : BigDecimal.valueOf(from + 2L);
        return new FindRows(run, Side.BOOK, Listed.ALL, null, least, most, null, null, 0, 200);
    }

    private Object afterMatch() {
        var _ = asked().accept(asked().best());
        return window(Listed.OPEN, null, 0);
    }

    private void once(String what, Supplier<Object> question) {
        long start = System.nanoTime();
        long cpu = processor();
        var _ = question.get();
        System.out.printf(
                "%s: %.0f ms, processor %.0f ms%n",
                what, (System.nanoTime() - start) / 1e6, (processor() - cpu) / 1e6);
    }

    private void many(String what, Supplier<Object> question) {
        long[] times = new long[rounds];
        long before = processor();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            var _ = question.get();
            times[i] = System.nanoTime() - start;
        }
        long cpu = (processor() - before) / rounds;
        Arrays.sort(times);
        System.out.printf(
                "%s: median %.0f ms, most %.0f ms, processor %.0f ms%n",
                what, times[rounds / 2] / 1e6, times[rounds - 1] / 1e6, cpu / 1e6);
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
}
