package fidus.server.commands;

import fidus.approvals.Prepared;
import fidus.contract.Canonical;
import fidus.contract.Refused;
import fidus.rates.ExchangeRate;
import fidus.rates.PrepareRateFile;
import fidus.rates.RateCalls;
import fidus.rates.RateFilePreview;
import fidus.rates.RateFileRow;
import fidus.rates.RateStanding;
import fidus.rates.ReadRateFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "rates",
        description = {
            "Says what is new in a file of the European Central Bank's reference rates; with --ask"
                    + " lets it wait for another person.",
            "Its XML (eurofxref-daily.xml, eurofxref-hist.xml) or the CSV out of its ZIP.",
            "Exit code 0 when every rate is good, 1 when one or all were refused, 2 for wrong"
                    + " words."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ImportRatesCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();
    @Mixin private final PersonOptions person = new PersonOptions();

    @Parameters(paramLabel = "FILE", description = "As the bank publishes it.")
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private Path file;

    @Option(
            names = "--currencies",
            paramLabel = "CODES",
            description = "Such as EUR,GBP; all of the file when not said.")
    private @Nullable String currencies;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "The first day; the file's newest alone when not said.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The last day; the file's newest when not said.")
    private @Nullable LocalDate to;

    @Option(names = "--ask", description = "Let new and different rates wait for another person.")
    private boolean ask;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "With --ask: why rates that stand are replaced, where some are.")
    private String reason = "";

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// @param waits absent while the file is only looked at
    private record Shown(String file, RateFilePreview preview, @Nullable Prepared waits) {}

    ImportRatesCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Session session = Session.open(person, data, environment, clock)) {
            String name = String.valueOf(file.getFileName());
            RateFilePreview preview = preview(session, name);
            Prepared waits = ask && preview.fresh() > 0 ? prepared(session, preview) : null;
            print(new Shown(file.toString(), preview, waits));
            return preview.rows(RateStanding.REFUSED).isEmpty() ? 0 : 1;
        }
    }

    private RateFilePreview preview(Session session, String name) {
        try {
            return session.upload(
                    RateCalls.READ_FILE, new ReadRateFile(name, currencies, from, to), file);
        } catch (Refused e) {
            throw Refused.because(e.problem().code(), file + ": " + e.problem().message());
        }
    }

    private Prepared prepared(Session session, RateFilePreview preview) {
        return session.upload(
                RateCalls.PREPARE_FILE,
                new PrepareRateFile(
                        preview.fileName(),
                        preview.sha256(),
                        currencies,
                        preview.from(),
                        preview.to(),
                        reason),
                file);
    }

    private void print(Shown shown) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Canonical.text(shown));
            out.flush();
            return;
        }
        RateFilePreview preview = shown.preview;
        out.printf(
                "%s%n  %s to %s: %d new, %d different, %d known, %d refused%n",
                file,
                preview.from(),
                preview.to(),
                preview.rows(RateStanding.NEW).size(),
                preview.rows(RateStanding.DIFFERENT).size(),
                preview.rows(RateStanding.KNOWN).size(),
                preview.rows(RateStanding.REFUSED).size());
        for (RateFileRow row : preview.rows()) {
            if (row.rateStanding() != RateStanding.KNOWN) {
                out.println("  " + words(row));
            }
        }
        if (shown.waits != null) {
            out.println("  Waits for another person to approve it on the desktop.");
        } else if (!ask) {
            out.println("  Nothing is stored; give --ask to ask another person.");
        }
        out.flush();
    }

    private static String words(RateFileRow row) {
        String rate =
                row.rate() == null
                        ? row.currency().code()
                        : "1 "
                                + row.currency()
                                + " = "
                                + row.rate().toPlainString()
                                + " "
                                + ExchangeRate.BASE;
        return row.on()
                + " "
                + rate
                + " "
                + row.rateStanding()
                + (row.reason().isEmpty() ? "" : ": " + row.reason());
    }
}
