package fidus.server.commands;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.util.concurrent.Callable;

@Command(
        name = "prepare",
        description = {
            "Makes the start-up cache of short commands and of match for this program and the JDK"
                    + " that runs it, beside the program.",
            "Once after installing; a newer program or JDK runs without it until it is made again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class PrepareCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        return Rehearsal.all();
    }
}
