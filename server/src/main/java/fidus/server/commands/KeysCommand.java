package fidus.server.commands;

import fidus.server.Database;
import fidus.server.mongo.Resealing;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "keys",
        description = {
            "Seals all confidential fields again with new keys, while no server runs. When it is"
                    + " interrupted, the server goes on with it, or this command without --new.",
            "The master key before stays in the secrets for backups made under it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class KeysCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();

    @Option(names = "--new", description = "Make a new master key and new data keys first.")
    private boolean fresh;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    KeysCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (Database database = Database.open(data.config(environment, null, false), clock);
                Resealing resealing = new Resealing(database.mongo())) {
            if (fresh) {
                resealing.rotate();
            }
            resealing.run();
            var out = spec.commandLine().getOut();
            out.println("Every confidential field is sealed with the newest keys.");
            out.flush();
            return 0;
        }
    }
}
