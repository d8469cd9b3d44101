package fidus.server.commands;

import fidus.server.Database;
import fidus.server.backup.Backup;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "backup",
        description = {
            "Writes all data into one new file with counts and hashes.",
            "The embedded store is used by one program at a time: stop the server first, or back up"
                    + " a replica set while it runs."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class BackupCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    BackupCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        try (Database database = Database.open(data.config(environment, null, false), clock)) {
            Backup.Manifest manifest = new Backup(database.mongo()).take(file, clock.instant());
            var out = spec.commandLine().getOut();
            out.println(
                    "Backed up "
                            + manifest.documents()
                            + " documents of "
                            + manifest.collections().size()
                            + " collections into "
                            + file
                            + ".");
            out.flush();
            return 0;
        }
    }
}
