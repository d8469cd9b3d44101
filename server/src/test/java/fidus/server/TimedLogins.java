package fidus.server;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.contract.Nothing;
import fidus.contract.Refused;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// What signing in costs everybody else, on a server process with passwords at full cost: a cheap
/// read alone and under 50 wrong sign-ins at a time; and whether the time of a refusal tells a
/// known login from an unknown one. The known logins are those of other people than the reader.
final class TimedLogins {
    private static final int READS = 400;
    private static final int ATTACKERS = 50;
    private static final int TRIES = 100;

    private TimedLogins() {}

    public static void main(String... arguments) throws Exception {
        Path data = Files.createTempDirectory("timed-logins").resolve("data");
        var fund = new SmallFund(data);
        fund.people(TRIES);
        try (var server = ServerProcess.start(data);
                var http = new HttpCalls(server.port());
                var desk = fund.desk(server.port())) {
            tell("cheap read, alone", reads(desk));
            var over = new AtomicBoolean();
            var tried = new AtomicInteger();
            var late = new AtomicInteger();
            for (int i = 0; i < ATTACKERS; i++) {
                int attacker = i;
                Thread.startVirtualThread(
                        () -> {
                            while (!over.get()) {
                                try {
                                    refused(http, "nobody" + attacker + "-" + tried.get());
                                    tried.incrementAndGet();
                                } catch (UncheckedIOException _) {
                                    late.incrementAndGet(); // who attacks goes on
                                }
                            }
                        });
            }
            tell("cheap read, under 50 wrong sign-ins at a time", reads(desk));
            over.set(true);
            System.out.printf(
                    "%d wrong sign-ins were answered meanwhile, %d were not in time%n",
                    tried.get(), late.get());
            Thread.sleep(5_000);
            compare(http);
        }
    }

    private static long[] reads(SmallFund.Desk desk) throws InterruptedException {
        long[] took = new long[READS];
        for (int i = 0; i < READS; i++) {
            long began = System.nanoTime();
            var _ = desk.ask(AuthCalls.ME, new Nothing());
            took[i] = System.nanoTime() - began;
            Thread.sleep(5);
        }
        return took;
    }

    private static void compare(HttpCalls http) {
        long[] known = new long[TRIES];
        long[] unknown = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            known[i] = refused(http, "person" + i);
            unknown[i] = refused(http, "nobody-at-all-" + i);
        }
        tell("refused sign-in, known login", known);
        tell("refused sign-in, unknown login", unknown);
        System.out.printf(
                "medians differ by %.2f %%%n",
                100.0 * (median(known) - median(unknown)) / median(unknown));
    }

    private static long refused(HttpCalls http, String login) {
        long began = System.nanoTime();
        try {
            var _ =
                    http.call(
                            AuthCalls.LOGIN,
                            new Login(login, "not the right password", "test"),
                            "",
                            UUID.randomUUID());
            throw new IllegalStateException(login + " was let in");
        } catch (Refused e) {
            return System.nanoTime() - began;
        }
    }

    private static void tell(String what, long[] took) {
        System.out.printf(
                "%-50s median %7.1f ms, p95 %7.1f ms%n",
                what, median(took) / 1e6, at(took, 95) / 1e6);
    }

    private static long median(long[] took) {
        return at(took, 50);
    }

    private static long at(long[] took, int percent) {
        long[] sorted = took.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
