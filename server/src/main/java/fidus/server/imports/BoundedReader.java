package fidus.server.imports;

import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.money.Currency;
import fidus.server.jobs.Jobs;
import fidus.server.reports.Limits;
import fidus.server.reports.ReportReader;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/// Reads the files of this feature aside from the threads that answer, one after the other, each
/// within what one file may cost. However many people offer files, one is in memory.
final class BoundedReader {
    /// A job has more patience than a person whose program waits for the answer.
    private static final Duration OF_A_JOB = Duration.ofMinutes(5);

    private final ReportReader reader = new ReportReader();
    private final Jobs jobs;
    private final Limits limits;

    BoundedReader(Jobs jobs, Limits limits) {
        this.jobs = jobs;
        this.limits = limits;
    }

    /// Reads a file for a job, or one that was kept.
    ///
    /// @param busy what is said where too much else is read
    /// @throws Refused as {@link ReportReader#readWhatever}, and `BUSY`
    Report read(Path file, @Nullable Currency currency, String busy) {
        return jobs.aside(OF_A_JOB, busy, () -> reader.readWhatever(file, limits, currency));
    }

    /// Reads a file for a person and does there what needs the whole of it.
    ///
    /// @throws Refused as {@link ReportReader#readWhatever}, and `BUSY`
    <A> A with(Path file, @Nullable Currency currency, Function<Report, A> work) {
        return jobs.aside(
                limits.longest().plusSeconds(4),
                "Other files are being read. Nothing of this one was taken; repeat it in a minute.",
                () -> work.apply(reader.readWhatever(file, limits, currency)));
    }
}
