package fidus.server.timed;

import fidus.returns.Rates;
import fidus.returns.Xirr;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/// The yearly money-weighted return of every investor of a file. Arguments: input, output; with a
/// third one, the thread's processor time from the file to numbers and from numbers to rates is
/// told on standard output.
final class RatesOnce {
    private static final int TOGETHER = 200;
    private static final int NINE = 1_000_000_000;
    private static final int MOST_FLOWS = 100;

    private final int[][] days = new int[TOGETHER][MOST_FLOWS];
    private final long[][] cents = new long[TOGETHER][MOST_FLOWS];
    private final int[] flows = new int[TOGETHER];
    private final long[] found = new long[TOGETHER];
    private final Rates rates = new Rates();
    private final byte[] line = new byte[32];
    private final @Nullable ThreadMXBean threads;
    private final Numbers in;
    private final OutputStream out;

    private RatesOnce(InputStream in, OutputStream out, boolean timed) {
        threads = timed ? ManagementFactory.getThreadMXBean() : null;
        this.in = new Numbers(in);
        this.out = out;
    }

    public static void main(String... arguments) throws IOException {
        try (InputStream in = new FileInputStream(arguments[0]);
                OutputStream out =
                        new BufferedOutputStream(
                                Files.newOutputStream(Path.of(arguments[1])), 1 << 16)) {
            new RatesOnce(in, out, arguments.length > 2).all();
        }
    }

    private void all() throws IOException {
        long reading = 0;
        long rating = 0;
        int investors = TOGETHER;
        while (investors == TOGETHER) {
            long began = cpu();
            investors = read();
            long read = cpu();
            for (int i = 0; i < investors; i++) {
                found[i] = rates.of(days[i], cents[i], flows[i]);
            }
            reading += read - began;
            rating += cpu() - read;
            for (int i = 0; i < investors; i++) {
                write(found[i]);
            }
        }
        if (threads != null) {
            System.out.printf(
                    "read %.4f processor s, rates %.4f processor s%n", reading / 1e9, rating / 1e9);
        }
    }

    /// Writes a rate and ends the line.
    private void write(long rate) throws IOException {
        int at = line.length;
        line[--at] = '\n';
        long size = Math.abs(rate);
        // Nine digits at a time, whose tenths are a product: dividing is slow.
        for (int digits = 0; size > 0 || digits <= Xirr.DECIMALS; size /= NINE) {
            long rest = size % NINE;
            for (int end = digits + 9;
                    digits < end && (rest > 0 || size >= NINE || digits <= Xirr.DECIMALS);
                    digits++) {
                if (digits == Xirr.DECIMALS) {
                    line[--at] = '.';
                }
                long tenth = rest * 3_435_973_837L >>> 35;
                line[--at] = (byte) ('0' + rest - 10 * tenth);
                rest = tenth;
            }
        }
        if (rate < 0) {
            line[--at] = '-';
        }
        out.write(line, at, line.length - at);
    }

    /// Nanoseconds of this thread: without the compilers, which only the whole process shows.
    private long cpu() {
        return threads == null ? 0 : threads.getCurrentThreadCpuTime();
    }

    private int read() throws IOException {
        int investors = 0;
        while (investors < TOGETHER && in.line()) {
            flows[investors] = in.pairs(days[investors], cents[investors]);
            investors++;
        }
        return investors;
    }
}
