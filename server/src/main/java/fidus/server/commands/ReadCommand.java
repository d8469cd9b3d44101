package fidus.server.commands;

import fidus.contract.Canonical;
import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.money.Currency;
import fidus.server.reports.Limits;
import fidus.server.reports.ReportReader;
import fidus.server.reports.ReportText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

@Command(
        name = "read",
        description = {
            "Says what a statement or report is, what it contains, its counts and totals, whether"
                    + " it ties out",
            "and what was unreadable. Stores nothing."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ReadCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "One JSON object per file instead of text.")
    private boolean json;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description =
                    "What amounts are in, for files that do not say it; else they are shown in"
                            + " XXX.")
    private @Nullable String currency;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    @Override
    public Integer call() {
        int code = 0;
        for (Path file : files) {
            try {
                show(file);
            } catch (Refused refused) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "fidus: "
                                        + file
                                        + ": "
                                        + refused.problem().message()
                                        + " ("
                                        + refused.problem().code()
                                        + ")");
                code = 1;
            }
        }
        return code;
    }

    private void show(Path file) {
        Report report =
                new ReportReader()
                        .readWhatever(
                                file,
                                Limits.FOLDER,
                                currency == null ? null : new Currency(currency));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Canonical.text(report));
        } else {
            out.println(file);
            ReportText.lines(report).forEach(line -> out.println("  " + line));
        }
        out.flush();
    }
}
