package fidus.server.commands;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// `fidus import` where a word says that the file is no broker's report.
@Command(
        name = "import",
        description = "Takes lists in.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ImportListsCommand implements Runnable {
    private static final String CLIENTS = "clients";
    private static final String CONTRACTS = "contracts";
    private static final String RATES = "rates";

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// @param words of the whole command; a report whose file is called clients, contracts or rates
    ///   is given as ./clients
    static CommandLine of(
            List<String> words, Map<String, String> environment, InstantSource clock) {
        if (words.size() > 1 && List.of(CLIENTS, CONTRACTS, RATES).contains(words.get(1))) {
            return new CommandLine(new ImportListsCommand())
                    .addSubcommand(CLIENTS, new ImportClientsCommand(environment, clock))
                    .addSubcommand(CONTRACTS, new ImportContractsCommand(environment, clock))
                    .addSubcommand(RATES, new ImportRatesCommand(environment, clock));
        }
        return new CommandLine(new ImportCommand(environment, clock));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to take in: fidus import clients FILE");
    }
}
