package fidus.server.commands;

import fidus.bank.BankFile;
import fidus.bank.CsvProfile;
import fidus.bank.DayOrder;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.money.Currency;
import fidus.server.bankfiles.BankFileReader;
import fidus.server.bankfiles.BankText;
import fidus.server.bankfiles.Hints;
import fidus.server.reports.Limits;
import fidus.server.reports.ReportReader;
import fidus.server.reports.ReportText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

@Command(
        name = "read",
        description = {
            "Says what a trading statement, report or bank statement is, what it contains, its"
                    + " counts and totals,",
            "whether it ties out and what was unreadable. Stores nothing."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ReadCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read.")
    private List<Path> files = List.of();

    @Option(
            names = "--json",
            description = "One JSON object per file, with its name, instead of text.")
    private boolean json;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description =
                    "What amounts are in, for files that do not say it; else they are shown in"
                            + " XXX.")
    private @Nullable String currency;

    @Option(
            names = "--profile",
            paramLabel = "JSON",
            description = "How the bank writes its CSV: a file with a profile. Read as bank CSV.")
    private @Nullable Path profile;

    @Option(
            names = "--day-order",
            paramLabel = "ORDER",
            description = "For QIF whose dates do not say it: DAY_FIRST or MONTH_FIRST.")
    private @Nullable DayOrder dayOrder;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = {
                "What a bank's file is written in that does not say it (MT940, Norma 43, BAI2, QIF,"
                        + " OFX), such as",
                "windows-1252; else its bytes tell. CSV says it in its profile."
            })
    private @Nullable String charset;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    @Override
    public Integer call() {
        CsvProfile read = profile();
        int code = 0;
        for (Path file : files) {
            try {
                requireFile(file);
                show(file, read);
            } catch (Refused refused) {
                tell(file, refused.problem());
                code = 1;
            } catch (UncheckedIOException e) {
                String why = Objects.requireNonNull(e.getCause()).getMessage();
                tell(file, Problem.of(Problem.Code.UNREADABLE, "It cannot be read: " + why + "."));
                code = 1;
            }
        }
        return code;
    }

    private void tell(Path file, Problem problem) {
        spec.commandLine()
                .getErr()
                .println("fidus: " + file + ": " + problem.message() + " (" + problem.code() + ")");
    }

    private static void requireFile(Path file) {
        if (Files.notExists(file)) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND, "There is no such file. Look at how it is written.");
        }
        if (Files.isDirectory(file)) {
            throw Refused.because(
                    Problem.Code.UNREADABLE, "This is a folder. Name the files in it.");
        }
        if (!Files.isReadable(file)) {
            throw Refused.because(Problem.Code.UNREADABLE, "You have no right to read this file.");
        }
    }

    private void show(Path file, @Nullable CsvProfile as) {
        Currency stated = currency == null ? null : new Currency(currency);
        var bank = new BankFileReader(Limits.FOLDER);
        if (as != null || bank.recognises(file)) {
            BankFile read = bank.read(file, new Hints(as, stated, dayOrder, charset()));
            print(file, read, () -> BankText.lines(read));
        } else {
            Report read = report(file, stated, bank);
            print(file, read, () -> ReportText.lines(read));
        }
    }

    /// What is no report may be a bank's CSV, of which the bank reader says what it needs.
    private static Report report(Path file, @Nullable Currency stated, BankFileReader bank) {
        try {
            return new ReportReader().readWhatever(file, Limits.FOLDER, stated);
        } catch (Refused refused) {
            if (refused.problem().code() == Problem.Code.UNKNOWN_FORMAT) {
                bank.read(file, new Hints(null, stated, null));
            }
            throw refused;
        }
    }

    private void print(Path file, Record read, Supplier<List<String>> lines) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Canonical.text(named(file, read)));
        } else {
            out.println(file);
            lines.get().forEach(line -> out.println("  " + line));
        }
        out.flush();
    }

    /// The members of what was read, and the file as it was said.
    private static Map<String, Object> named(Path file, Record read) {
        Map<String, Object> members = new TreeMap<>(Map.of("file", file.toString()));
        try {
            for (RecordComponent each : read.getClass().getRecordComponents()) {
                Object value = each.getAccessor().invoke(read);
                if (value != null) {
                    members.put(each.getName(), value);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("what was read is public", e);
        }
        return members;
    }

    private @Nullable Charset charset() {
        try {
            return charset == null ? null : Charset.forName(charset);
        } catch (IllegalArgumentException _) {
            throw Refused.at(
                    "charset",
                    Problem.Code.BAD_VALUE,
                    charset + " is no character set Fidus knows. Name one such as windows-1252.");
        }
    }

    private @Nullable CsvProfile profile() {
        if (profile == null) {
            return null;
        }
        try {
            return new ProfileFile(profile, "CSV profile", member -> member.getType() == int.class)
                    .read(Files.readString(profile), CsvProfile.class);
        } catch (CharacterCodingException e) {
            throw bad(profile + " is no CSV profile: it is not JSON in UTF-8.");
        } catch (NoSuchFileException e) {
            throw bad("There is no profile " + profile + ". Name a JSON file with a CSV profile.");
        } catch (IOException e) {
            throw bad("The profile " + profile + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Refused bad(String message) {
        return Refused.at("profile", Problem.Code.BAD_VALUE, message);
    }
}
