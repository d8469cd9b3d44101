package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads any file a MetaTrader terminal or bridge writes. The content decides what it is, never the
/// name. What comes back is what the file claims; nothing is believed or stored here.
public final class ReportReader {
    private static final Pattern TITLE =
            Pattern.compile("<title>([^<]{0,300})</title>", Pattern.CASE_INSENSITIVE);

    /// Reads a file that says which currency its amounts are in.
    ///
    /// @throws Refused `UNKNOWN_FORMAT`, `CUT_FILE`, `TOO_LARGE` or `UNREADABLE`; nothing is
    ///   returned in part
    public Report read(Path file, Limits limits) {
        return read(file, limits, null);
    }

    /// @param currency what amounts are in when the file does not say (lists of deals or
    ///   positions); a file that does say is read in its own currency
    /// @throws Refused as above, and `BAD_VALUE` at `currency` when neither says it
    public Report read(Path file, Limits limits, @Nullable Currency currency) {
        try {
            var cost = new Cost(limits);
            Fingerprint print = Fingerprint.of(file, cost);
            String head = print.head().strip();
            String lower = head.toLowerCase(Locale.ROOT);
            if (print.zip()) {
                return workbook(print, cost, currency);
            }
            if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
                return page(print, cost, currency);
            }
            if (head.startsWith("{") || head.startsWith("[")) {
                return new JsonReport(print, cost, currency).read();
            }
            if (CsvReport.begins(print.head())) {
                return new CsvReport(print, cost, currency).read();
            }
            throw unknown(head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a file even when nobody says what its amounts are in: they are then in {@link
    /// Currency#UNSTATED}.
    ///
    /// @throws Refused as above, never for the currency
    public Report readWhatever(Path file, Limits limits, @Nullable Currency currency) {
        try {
            return read(file, limits, currency);
        } catch (Refused e) {
            boolean unstated =
                    currency == null
                            && e.problem().fields().stream()
                                    .anyMatch(field -> field.field().equals("currency"));
            if (!unstated) {
                throw e;
            }
            return read(file, limits, Currency.UNSTATED);
        }
    }

    private static Report workbook(Fingerprint print, Cost cost, @Nullable Currency currency)
            throws IOException {
        String first = print.firstPart();
        if (first != null && !first.equals(Fingerprint.WORKBOOK)) {
            throw Refused.because(
                    Problem.Code.UNKNOWN_FORMAT,
                    ("This is no workbook but a ZIP archive that begins with '%.80s'. Nothing of it"
                                    + " was taken. Unpack it, and read each file in it by itself.")
                            .formatted(Row.tidy(first)));
        }
        var report = new Mt5Report("", currency, cost);
        new XlsxRows(cost).read(print.file(), report);
        return report.finish(ReportFormat.MT5_XLSX, print);
    }

    private static Report page(Fingerprint print, Cost cost, @Nullable Currency currency)
            throws IOException {
        if (!print.tail().strip().toLowerCase(Locale.ROOT).endsWith("</html>")) {
            throw Mt5Report.cut("the end of the page");
        }
        Matcher found = TITLE.matcher(print.head());
        String title = found.find() ? Row.tidy(found.group(1)) : "";
        var rows = new HtmlRows(cost);
        try (Reader text = print.reader()) {
            if (title.startsWith("Statement:")) {
                var report = new Mt4Report(title, currency, cost);
                rows.read(text, report);
                return report.finish(rows.caption(), print);
            }
            var report = new Mt5Report(title, currency, cost);
            rows.read(text, report);
            return report.finish(ReportFormat.MT5_HTML, print);
        }
    }

    private static Refused unknown(String head) {
        String start =
                head.codePoints()
                        .limit(40)
                        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? '.' : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return Refused.because(
                Problem.Code.UNKNOWN_FORMAT,
                ("This is no file Fidus can read; it starts with '%s'. It reads MT5 history reports"
                     + " (HTML, XLSX), MT4 statements, lists of deals or orders (CSV) and the"
                     + " answers of terminal bridges (JSON).")
                        .formatted(start));
    }
}
