package fidus.server.reports;

import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.money.Currency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Reads every file of a folder as an upload would be read, in a process whose memory is bounded,
/// and prints for each `name outcome milliseconds`.
public final class ReadHostileOnce {
    private ReadHostileOnce() {}

    /// `java … ReadHostileOnce FOLDER`
    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            List<Path> sorted = files.sorted().toList();
            sorted.forEach(ReadHostileOnce::read);
        }
    }

    private static void read(Path file) {
        long start = System.nanoTime();
        String outcome;
        try {
            Report report = new ReportReader().read(file, Limits.upload(20), Currency.USD);
            outcome = "READ-" + report.deals().size();
        } catch (Refused refused) {
            outcome = refused.problem().code().name();
        } catch (OutOfMemoryError _) {
            outcome = "OUT_OF_MEMORY";
        }
        System.out.println(
                file.getFileName() + " " + outcome + " " + (System.nanoTime() - start) / 1_000_000);
    }
}
