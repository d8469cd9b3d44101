package fidus.server.reports;

import fidus.imports.Report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Reads one report in a process of its own and prints what it cost: `seconds deals net peakMb`.
public final class ReadReportOnce {
    private ReadReportOnce() {}

    /// `java … ReadReportOnce FILE`
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        Report report = new ReportReader().read(Path.of(args[0]), Limits.FOLDER).requireStatement();
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (!report.ties()) {
            throw new IllegalStateException("does not tie out: " + report.checks());
        }
        System.out.printf(
                "%d.%03d %d %s %d%n",
                millis / 1_000,
                millis % 1_000,
                report.deals().size(),
                Objects.requireNonNull(report.totals()).net().amount().toPlainString(),
                peakMegabytes());
    }

    /// The most memory this process ever held, as the kernel counts it; 0 where it does not say.
    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
