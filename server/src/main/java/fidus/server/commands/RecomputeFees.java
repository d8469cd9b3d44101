package fidus.server.commands;

import com.fasterxml.jackson.core.JacksonException;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunFile;
import fidus.fees.runs.FeeRunTable;
import fidus.proofs.ProofFile;
import fidus.proofs.ProofLine;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "recompute",
        description = {
            "Computes the file of a run, or of the lines of rebates, commissions, pools and",
            "shares, again from the inputs in it, without any database. It is the JSON or the",
            "CSV the run's page writes.",
            "Exit code 0 when every figure agrees, 1 when one differs, 2 when it is not such a"
                    + " file."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 2)
final class RecomputeFees implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "As `fidus fees export` or the run's page writes it.")
    private @Nullable Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path from = Objects.requireNonNull(file);
        Said said = said(from, text(from));
        var out = spec.commandLine().getOut();
        said.differences.forEach(out::println);
        out.println(
                said.about
                        + ": "
                        + (said.differences.isEmpty()
                                ? "every figure agrees."
                                : said.differences.size() + " figures differ."));
        out.flush();
        return said.differences.isEmpty() ? 0 : 1;
    }

    private static Said said(Path from, String text) {
        try {
            if (text.startsWith(FeeRunTable.HEADING)) {
                return run(whole(from, TableFile.run(text)));
            }
            if (text.startsWith(ProofFile.HEADING)) {
                return lines(TableFile.lines(text));
            }
        } catch (Refused why) {
            throw Refused.because(why.problem().code(), from + ": " + why.problem().message());
        }
        return text.contains("\"" + ProofFile.FORMAT + "\"")
                ? lines(read(from, text, ProofFile.class))
                : run(read(from, text, FeeRunFile.class));
    }

    private record Said(String about, List<String> differences) {}

    private static Said run(FeeRunFile file) {
        FeeRun run = file.run();
        return new Said(
                run.feeType() + " of " + run.payee() + " for " + run.period() + ", " + run.fee(),
                file.differences());
    }

    private static Said lines(ProofFile file) {
        return new Said(
                file.about() + ", " + file.lines().size() + " lines, " + file.totals(),
                file.differences());
    }

    private static Said lines(List<ProofLine> lines) {
        return new Said(
                "A table of " + lines.size() + " lines",
                lines.stream().flatMap(line -> line.differences().stream()).toList());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw unreadable(file);
        } catch (IOException e) {
            throw Refused.because(Problem.Code.NOT_FOUND, file + " cannot be read.");
        }
    }

    private static <T> T read(Path file, String text, Class<T> shape) {
        try {
            return whole(file, Wire.STRICT.readValue(text, shape));
        } catch (JacksonException e) {
            throw unreadable(file);
        }
    }

    private static <T> T whole(Path file, T read) {
        if (isWhole(read)) {
            return read;
        }
        throw unreadable(file);
    }

    private static boolean isWhole(Object read) {
        return switch (read) {
            case FeeRunFile run -> run.format() != null && run.run() != null;
            case ProofFile file -> file.proofKind() != null && file.digest() != null;
            default -> false;
        };
    }

    private static Refused unreadable(Path file) {
        return Refused.because(
                Problem.Code.UNREADABLE, file + " is not the file of a run or of its lines.");
    }
}
