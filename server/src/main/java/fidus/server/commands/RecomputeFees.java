package fidus.server.commands;

import com.fasterxml.jackson.core.JacksonException;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "recompute",
        description = {
            "Computes a fee run's file again from the inputs in it, without any database.",
            "Exit code 0 when every figure agrees, 1 when one differs, 2 when it is not such a"
                    + " file."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 2)
final class RecomputeFees implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "As `fidus fees export` writes it.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    @Override
    public Integer call() {
        FeeRunFile read = read(Objects.requireNonNull(file));
        List<String> differences = read.differences();
        var out = spec.commandLine().getOut();
        differences.forEach(out::println);
        FeeRun run = read.run();
        out.println(
                run.feeType()
                        + " of "
                        + run.payee()
                        + " for "
                        + run.period()
                        + ", "
                        + run.fee()
                        + ": "
                        + (differences.isEmpty()
                                ? "every figure agrees."
                                : differences.size() + " figures differ."));
        out.flush();
        return differences.isEmpty() ? 0 : 1;
    }

    private static FeeRunFile read(Path file) {
        try {
            FeeRunFile read = Wire.STRICT.readValue(Files.readString(file), FeeRunFile.class);
            if (read.format() != null && read.run() != null) {
                return read;
            }
            throw unreadable(file);
        } catch (JacksonException e) {
            throw unreadable(file);
        } catch (IOException e) {
            throw Refused.because(Problem.Code.NOT_FOUND, file + " cannot be read.");
        }
    }

    private static Refused unreadable(Path file) {
        return Refused.because(Problem.Code.UNREADABLE, file + " is not the file of a fee run.");
    }
}
