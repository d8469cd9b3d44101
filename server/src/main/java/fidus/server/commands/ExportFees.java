package fidus.server.commands;

import fidus.contract.Canonical;
import fidus.fees.runs.FeeRunFile;
import fidus.fees.runs.FeeRunId;
import fidus.server.Database;
import fidus.server.fees.FeeRuns;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

@Command(
        name = "export",
        description = "Writes a fee run with everything it was computed from as one JSON object.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ExportFees implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    private @Nullable UUID run;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    ExportFees(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var id = new FeeRunId(Objects.requireNonNull(run));
        try (Database database = Database.open(data.config(environment, null, false), clock)) {
            FeeRunFile file = database.mongo().read(unit -> FeeRuns.file(unit, id));
            var out = spec.commandLine().getOut();
            out.println(Canonical.text(file));
            out.flush();
            return 0;
        }
    }
}
