package fidus.server.commands;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.ledger.LedgerCalls;
import fidus.ledger.PrepareEntry;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "enter",
        description = {
            "Prepares an entry that follows from no record: house capital (E3), an exchange (E20),"
                    + " a correction (E22) or what the committee resolved about a loss (E24).",
            "It is posted once another person approves it on the desktop.",
            "FILE is a JSON object with eventCode, valueOn, postings (account, side, money,"
                    + " dimensions), document and reason."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class EnterEntry implements Callable<Integer> {
    private static final int MOST = 1 << 20;

    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();
    @Mixin private final PersonOptions person = new PersonOptions();

    @Parameters(paramLabel = "FILE", description = "The entry.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    EnterEntry(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrepareEntry entry = read(Objects.requireNonNull(file));
        try (Session session = Session.open(person, data, environment, clock)) {
            Prepared waiting = session.ask(LedgerCalls.ENTER, entry);
            var out = spec.commandLine().getOut();
            out.println(waiting.title());
            waiting.shown().forEach(one -> out.println("  " + one.label() + ": " + one.value()));
            out.println("  waits for another person; digest " + waiting.digest());
            out.flush();
            return 0;
        }
    }

    private static PrepareEntry read(Path file) {
        try {
            if (Files.size(file) > MOST) {
                throw Refused.because(
                        Problem.Code.TOO_LARGE, file + " is larger than an entry can be.");
            }
            return Wire.STRICT.readValue(Files.readAllBytes(file), PrepareEntry.class);
        } catch (JsonProcessingException e) {
            throw Refused.because(
                    Problem.Code.UNREADABLE, file + " is no entry: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refused.because(Problem.Code.NOT_FOUND, file + " cannot be read.");
        }
    }
}
