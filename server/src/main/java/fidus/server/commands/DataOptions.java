package fidus.server.commands;

import fidus.server.ServerConfig;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Map;

/// Where the data is: the folder given, or the environment's settings.
final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder of the embedded store (else FIDUS_DATA, else ./fidus-data).")
    private @Nullable String data;

    ServerConfig config(Map<String, String> environment, @Nullable String port, boolean demo) {
        return ServerConfig.read(environment, new ServerConfig.Overrides(port, data, demo));
    }
}
