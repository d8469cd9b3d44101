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
        name = "restore",
        description = {
            "Puts a backup into an empty store, reads it back and compares counts and hashes.",
            "The target is what the settings name: the embedded store, or a replica set by"
                    + " FIDUS_MONGODB_URI."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class RestoreCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();

    @Parameters(paramLabel = "FILE", description = "The backup to read.")
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    RestoreCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        try (Database database = Database.open(data.config(environment, null, false), clock)) {
            Backup.Manifest manifest = new Backup(database.mongo()).restore(file);
            var out = spec.commandLine().getOut();
            out.println(
                    "Restored "
                            + manifest.documents()
                            + " documents of "
                            + manifest.collections().size()
                            + " collections from "
                            + file
                            + ".");
            out.flush();
            return 0;
        }
    }
}
