package fidus.server.commands;

import fidus.contract.Canonical;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.ImportRecord;
import fidus.imports.OfferFile;
import fidus.imports.Preview;
import fidus.jobs.Job;
import fidus.jobs.JobState;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

@Command(
        name = "import",
        description = {
            "Compares brokers' reports with the books and says what taking them in would do;"
                    + " with --confirm takes them in.",
            "All files are looked at first: if one of them cannot be taken, none is.",
            "fidus import clients FILE and fidus import contracts FILE take lists in, fidus import"
                    + " rates FILE rates; see their --help.",
            "Exit code 0 when every file can be taken or was, 1 when something was refused, 2 for"
                    + " wrong words."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 1)
final class ImportCommand implements Callable<Integer> {
    private final Map<String, String> environment;
    private final InstantSource clock;

    @Mixin private final DataOptions data = new DataOptions();
    @Mixin private final PersonOptions person = new PersonOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "MT4 or MT5 reports.")
    private List<Path> files = List.of();

    @Option(names = "--confirm", description = "Take the files into the books.")
    private boolean confirm;

    @Option(
            names = "--account",
            paramLabel = "LOGIN@SERVER",
            description = "Where a file belongs that does not say it.")
    private @Nullable String account;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "What amounts are in, for files that do not say it.")
    private @Nullable String currency;

    @Option(names = "--json", description = "One JSON object per file instead of lines.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // given by the command line library
    private CommandSpec spec;

    /// What is printed of one file.
    ///
    /// @param imported absent while it is only looked at
    private record Shown(String file, Preview preview, @Nullable ImportRecord imported) {}

    ImportCommand(Map<String, String> environment, InstantSource clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        AccountKey named = account == null ? null : key(account);
        try (Session session = Session.open(person, data, environment, clock)) {
            List<Preview> previews = previews(session);
            List<String> refusals = refusals(previews, named);
            if (!confirm || !refusals.isEmpty()) {
                for (int i = 0; i < files.size(); i++) {
                    print(new Shown(files.get(i).toString(), previews.get(i), null));
                }
                refusals.forEach(spec.commandLine().getErr()::println);
                return refusals.isEmpty() ? 0 : 1;
            }
            return confirmed(session, previews, named);
        }
    }

    private List<Preview> previews(Session session) {
        var previews = new ArrayList<Preview>();
        for (Path file : files) {
            var offer = new OfferFile(String.valueOf(file.getFileName()), currency);
            try {
                previews.add(session.upload(ImportCalls.OFFER, offer, file));
            } catch (Refused e) {
                throw Refused.because(e.problem().code(), file + ": " + e.problem().message());
            }
        }
        return previews;
    }

    /// Why not every file can be taken, one line each.
    private List<String> refusals(List<Preview> previews, @Nullable AccountKey named) {
        var refusals = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < previews.size(); i++) {
            Preview preview = previews.get(i);
            String why = null;
            if (!preview.importable()) {
                why = preview.refusal() + " (" + preview.refusalCode() + ")";
            } else if (preview.account() == null && named == null) {
                why =
                        "It does not say which account it belongs to, or fits several. Name it with"
                                + " --account LOGIN@SERVER. (BAD_VALUE)";
            } else if (!seen.add(preview.report().sha256())) {
                why = "It is given twice. Leave one out. (ALREADY_IMPORTED)";
            }
            if (why != null) {
                refusals.add("fidus: " + files.get(i) + ": " + why);
            }
        }
        return refusals;
    }

    private int confirmed(Session session, List<Preview> previews, @Nullable AccountKey named) {
        for (int i = 0; i < previews.size(); i++) {
            Preview preview = previews.get(i);
            AccountKey into = preview.account() == null ? named : null;
            Job job =
                    session.await(
                            session.ask(
                                    ImportCalls.CONFIRM, new ConfirmImport(preview.id(), into)));
            print(new Shown(files.get(i).toString(), preview, imported(session, job)));
            if (job.jobState() != JobState.DONE) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "fidus: %s: the import ended %s: %s Give the command again; what"
                                        + " was taken is recognised.%n",
                                files.get(i), job.jobState(), job.outcome());
                return 1;
            }
        }
        return 0;
    }

    private static @Nullable ImportRecord imported(Session session, Job job) {
        String id = job.id().value().toString();
        return session.ask(ImportCalls.LIST, new Nothing()).imports().stream()
                .filter(done -> done.jobId().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void print(Shown shown) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Canonical.text(shown));
        } else {
            Preview preview = shown.preview;
            ImportRecord done = shown.imported;
            out.println(shown.file);
            out.printf(
                    "  %s of %s: %d deals, %d new, %d known, %d differing%n",
                    preview.report().format(),
                    preview.account() == null ? "an account to be named" : preview.account(),
                    preview.dealsSize(),
                    preview.fresh(),
                    preview.known(),
                    preview.differing());
            if (done != null) {
                out.printf(
                        "  %s: %d new deals booked, %d to review, reading %s%n",
                        done.importState(), done.fresh(), done.toReview(), done.reading());
            } else if (preview.importable()) {
                out.println("  Nothing is booked yet; give --confirm to take it in.");
            }
        }
        out.flush();
    }

    private static AccountKey key(String text) {
        int at = text.indexOf('@');
        if (at > 0 && text.substring(0, at).matches("\\d{1,18}")) {
            return new AccountKey(text.substring(at + 1), Long.parseLong(text.substring(0, at)));
        }
        throw Refused.at(
                "account",
                Problem.Code.BAD_VALUE,
                text + " is no account. Write its login and server: 510001@Broker-Live.");
    }
}
