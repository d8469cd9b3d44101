package fidus.server.imports;

import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.money.Currency;
import fidus.server.reports.Limits;
import fidus.server.reports.ReportReader;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Reads the files of this feature within what one file may cost.
final class BoundedReader {
    private final ReportReader reader = new ReportReader();
    private final Limits limits;

    BoundedReader(Limits limits) {
        this.limits = limits;
    }

    /// @throws Refused as {@link ReportReader#read(Path, Limits, Currency)}
    Report read(Path file, Currency currency) {
        return reader.read(file, limits, currency);
    }

    /// @throws Refused as {@link ReportReader#readWhatever}
    Report readWhatever(Path file, @Nullable Currency currency) {
        return reader.readWhatever(file, limits, currency);
    }
}
