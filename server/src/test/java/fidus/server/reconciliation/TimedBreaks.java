package fidus.server.reconciliation;

import fidus.auth.Role;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.RunningServer;

import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Very many breaks through the real server on the embedded store in memory: what it takes to open
/// their list, and to open it again after very many were changed. Started by hand; arguments: how
/// many (200000) and how many of them are changed (40000).
public final class TimedBreaks {
    private static final int AT_ONCE = 5_000;
    private static final int ROUNDS = 7;

    private TimedBreaks() {}

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        try (RunningServer server = RunningServer.withEverything()) {
            for (int from = 0; from < count; from += AT_ONCE) {
                int first = from;
                var _ =
                        server.parts()
                                .mongo()
                                .write(
                                        unit -> {
                                            new BreakStore().addAll(unit, some(first, AT_ONCE));
                                            return true;
                                        });
            }
            FindBreakPage all = FindBreakPage.all(200);
            int changed = args.length > 1 ? Integer.parseInt(args[1]) : 40_000;
            once(server, "first page, nothing in memory", all);
            for (int i = 0; i < ROUNDS; i++) {
                once(server, "the next page", all.from(200 * (i + 1), 200));
                once(server, "words, found anew", words("ref " + (100 + i)));
            }
            renewed(server, changed);
            once(server, "first page after %d were changed".formatted(changed), all);
        }
        System.exit(0);
    }

    private static void renewed(RunningServer server, int count) {
        var store = new BreakStore();
        List<BreakId> ids = new ArrayList<>();
        var _ =
                server.parts()
                        .mongo()
                        .read(
                                unit -> {
                                    store.each(unit, one -> ids.add(one.id()));
                                    return true;
                                });
        for (int from = 0; from < count; from += AT_ONCE) {
            List<BreakId> part = ids.subList(from, Math.min(from + AT_ONCE, count));
            var _ =
                    server.parts()
                            .mongo()
                            .write(
                                    unit -> {
                                        long turn = store.turn(unit);
                                        store.among(unit, part)
                                                .forEach(
                                                        one ->
                                                                store.replace(
                                                                        unit,
                                                                        one,
                                                                        one.found(),
                                                                        turn));
                                        return true;
                                    });
        }
    }

    private static void once(RunningServer server, String what, FindBreakPage find) {
        String token = server.token(Role.OPERATOR);
        long wall = System.nanoTime();
        long cpu = processor();
        int total = total(server, find, token);
        System.out.printf(
                "%s: %d breaks, %d ms, processor %d ms%n",
                what,
                total,
                (System.nanoTime() - wall) / 1_000_000,
                (processor() - cpu) / 1_000_000);
    }

    /// On a machine that has no time, the first answer may come too late; it is asked again until
    /// it comes.
    private static int total(RunningServer server, FindBreakPage find, String token) {
        while (true) {
            try {
                return server.call(ReconciliationCalls.BREAK_PAGE, find, token).total();
            } catch (UncheckedIOException late) {
                System.out.println("no answer in time");
            }
        }
    }

    private static FindBreakPage words(String text) {
        FindBreakPage all = FindBreakPage.all(200);
        return new FindBreakPage(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                all.states(),
                false,
                null,
                null,
                null,
                text,
                null,
                null,
                all.order(),
                0,
                200);
    }

    private static List<BreakStore.StoredBreak> some(int from, int count) {
        var run = new RunId(new UUID(0, 1));
        List<BreakStore.StoredBreak> made = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            String account = "bank/Giro " + i % 40;
            var seen =
                    new ReconciliationBreak.Sighting(
                            run,
                            "S5",
                            account + "/BOOK/ENTRY-" + i,
                            "-" + i % 900 + ".50 EUR 2026-11-02 INVOICE REF " + i,
                            "Closest in P8: STMT-" + i + ". AMOUNT +12.00, limit 0.00.",
                            Severity.WARNING);
            Money difference = Money.of("-" + i % 900 + ".50", "EUR");
            made.add(
                    BreakStore.StoredBreak.of(
                            account,
                            ReconciliationBreak.seen(
                                    new BreakId(UUID.randomUUID()),
                                    seen,
                                    difference,
                                    LocalDate.parse("2026-11-01").plusDays(i % 20)),
                            null,
                            1,
                            1L));
        }
        return made;
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
