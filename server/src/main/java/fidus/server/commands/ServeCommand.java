package fidus.server.commands;

import fidus.server.RunningFidus;
import fidus.server.ServerConfig;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

@Command(
        name = "serve",
        description = "Runs the server until it is stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ServeCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on (else FIDUS_PORT, else 7070); 0 for any free one.")
    private @Nullable String port;

    @Option(
            names = "--demo",
            description =
                    "Fill an empty store with an invented fund and show its people's passwords"
                            + " once.")
    private boolean demo;

    ServeCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        ServerConfig config = data.config(environment, port, demo);
        RunningFidus fidus = RunningFidus.start(config, clock, System.out);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    fidus.stop();
                                    Runtime.getRuntime().halt(0);
                                }));
        new CountDownLatch(1).await();
        return 0;
    }
}
