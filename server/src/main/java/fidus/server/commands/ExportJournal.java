package fidus.server.commands;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.Database;
import fidus.server.audit.Audit;
import fidus.server.ledger.JournalFile;
import fidus.server.ledger.Ledger;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "export",
        description = {
            "Writes all entries of the journal, one JSON object a line, into a new file.",
            "The last line is the trailer: how many entries, their last number, their sums and"
                    + " check sums."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ExportJournal implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();

    @Parameters(paramLabel = "FILE", description = "A file that is not there yet.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    ExportJournal(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Path to = Objects.requireNonNull(file);
        if (Files.exists(to)) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS,
                    "The file " + to + " is already there; name another one.");
        }
        Path folder = Objects.requireNonNull(to.toAbsolutePath().getParent());
        Path part = Files.createTempFile(folder, "journal", ".part"); // readable by its owner alone
        try {
            JournalFile.Written written = write(part);
            Files.move(part, to);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d entries in %s%nSHA-256 of their lines %s%n",
                            written.entries(), to, written.sha256());
            spec.commandLine().getOut().flush();
            return 0;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private JournalFile.Written write(Path part) throws IOException {
        try (Database database = Database.open(data.config(environment, null, false), clock);
                Writer out = Files.newBufferedWriter(part)) {
            var ledger = new Ledger(new Audit());
            return database.mongo().read(unit -> JournalFile.write(unit, ledger, out));
        }
    }
}
