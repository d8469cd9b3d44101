package fidus.server.commands;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.ContinuedRun;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRun;
import fidus.reconciliation.RowTable;
import fidus.server.results.MatchFiles;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// The work of `fidus match`, apart from its words, for the reason {@link JournalProof} gives.
public final class MatchWork {
    private static final Set<String> NEEDED = Set.of("--profile", "--book", "--statement", "--out");

    private final Asked asked;
    private final MatchProfile profile;
    private @Nullable RowTable book;
    private @Nullable RowTable statement;
    private int bookRows;
    private int statementRows;

    private MatchWork(Asked asked) {
        this.asked = asked;
        profile = profile(asked.profile);
    }

    /// @param profile `BANK`, `BROKER` or a file
    /// @param days further days, each in a round of its own
    /// @param form of the evidence, 1 or 2; 1 only without further days
    /// @param json the evidence instead of a line
    record Asked(
            String profile,
            Path book,
            Path statement,
            Path out,
            List<Path> days,
            int form,
            boolean json) {}

    /// Runs `match` with a profile, two lists and a folder, said as `--name value` or
    /// `--name=value`.
    ///
    /// @return the exit code, -1 when the words are others
    public static int run(String[] words, PrintWriter out, PrintWriter err) {
        Map<String, String> said = said(words);
        if (said == null || !said.keySet().equals(NEEDED)) {
            return -1;
        }
        try {
            work(
                    new Asked(
                            Objects.requireNonNull(said.get("--profile")),
                            Path.of(Objects.requireNonNull(said.get("--book"))),
                            Path.of(Objects.requireNonNull(said.get("--statement"))),
                            Path.of(Objects.requireNonNull(said.get("--out"))),
                            List.of(),
                            2,
                            false),
                    out);
            return 0;
        } catch (Refused refused) {
            err.println(JournalProof.sentence(refused));
            err.flush();
            return 1;
        }
    }

    private static @Nullable Map<String, String> said(String[] words) {
        if (words.length == 0 || !words[0].equals("match")) {
            return null;
        }
        Map<String, String> said = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String name = equals < 0 ? words[i] : words[i].substring(0, equals);
            if (equals < 0 && ++i == words.length) {
                return null;
            }
            String value = words[i].substring(equals + 1);
            boolean plain = !value.isEmpty() && "-@\"'".indexOf(value.charAt(0)) < 0;
            if (!plain || !NEEDED.contains(name) || said.put(name, value) != null) {
                return null;
            }
        }
        return said;
    }

    /// @throws Refused when a file is refused or the result is there already
    static void work(Asked asked, PrintWriter answer) {
        MatchFiles.requireAbsent(asked.out);
        MatchWork work = new MatchWork(asked);
        MatchRun.Outcome outcome = work.done();
        answer.println(asked.json ? work.evidence(outcome) : work.line(outcome));
        answer.flush();
    }

    private MatchRun.Outcome done() {
        try {
            var run = asked.days.isEmpty() ? whole() : inDays();
            return MatchFiles.write(asked.out, run, this::evidence);
        } catch (Refused refused) {
            String side =
                    refused.problem().fields().isEmpty()
                            ? ""
                            : refused.problem().fields().getFirst().field();
            throw switch (side) {
                case "book" -> twice(refused, book, asked.book, "book.csv");
                case "statement" -> twice(refused, statement, asked.statement, "statement.csv");
                default -> refused;
            };
        }
    }

    /// An id that stands twice is found among rows, which do not know their files any more.
    ///
    /// @return with the file and the line where it stands, when the files can be read once more
    private Refused twice(Refused found, @Nullable RowTable rows, Path first, String name) {
        String id = rows == null ? null : rows.repeatedId();
        if (rows == null || id == null) {
            return found;
        }
        List<Path> files = new ArrayList<>(List.of(first));
        asked.days.forEach(day -> files.add(day.resolve(name)));
        List<String> places = new ArrayList<>();
        for (Path file : files) {
            List<Long> lines =
                    Files.isRegularFile(file) ? MatchRows.lines(file, rows, id) : List.of();
            lines.forEach(line -> places.add(file + ", line " + line));
        }
        if (places.size() < 2) {
            return found;
        }
        return Refused.at(
                "id",
                Problem.Code.BAD_VALUE,
                places.get(1)
                        + ", id: "
                        + found.problem().message()
                        + " The first is "
                        + places.getFirst()
                        + ". Take one of them out, or give it an id of its own.");
    }

    private String line(MatchRun.Outcome outcome) {
        return bookRows
                + " book rows, "
                + statementRows
                + " statement rows: "
                + outcome.matches()
                + " matches, "
                + outcome.suggestions()
                + " suggestions, "
                + outcome.unmatched()
                + " rows open. Run "
                + outcome.runHash();
    }

    private String evidence(MatchRun.Outcome outcome) {
        return PlainEvidence.text(asked.form, bookRows, statementRows, profile, outcome);
    }

    private Function<MatchRun.Taker, MatchRun.Outcome> whole() {
        MatchRun run = new MatchRun(profile);
        read(asked.book, asked.statement, run.book(), run.statement());
        return asked.form == 1 ? run::runInFirstForm : run::run;
    }

    private Function<MatchRun.Taker, MatchRun.Outcome> inDays() {
        ContinuedRun run = new ContinuedRun(profile);
        read(asked.book, asked.statement, run.book(), run.statement());
        MatchRun.Outcome outcome = run.next();
        for (Path day : asked.days) {
            read(
                    day.resolve("book.csv"),
                    day.resolve("statement.csv"),
                    run.book(),
                    run.statement());
            outcome = run.next();
        }
        MatchRun.Outcome last = outcome;
        return taker -> {
            run.tell(taker);
            return last;
        };
    }

    private void read(Path ours, Path theirs, RowTable bookTable, RowTable statementTable) {
        book = bookTable;
        statement = statementTable;
        MatchRows.read(ours, bookTable);
        MatchRows.read(theirs, statementTable);
        bookRows = bookTable.size();
        statementRows = statementTable.size();
    }

    private static MatchProfile profile(String said) {
        return switch (said) {
            case "BANK" -> MatchProfile.bank();
            case "BROKER" -> MatchProfile.broker();
            default -> read(Path.of(said));
        };
    }

    private static MatchProfile read(Path file) {
        try {
            String text = Files.readString(file);
            MatchProfile plain = PlainProfile.read(text);
            return plain != null ? plain : strictly(file, text);
        } catch (CharacterCodingException e) {
            throw Refused.because(
                    Problem.Code.UNREADABLE, file + " is no profile: it is not JSON in UTF-8.");
        } catch (IOException e) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND,
                    "There is no profile " + file + ": say BANK, BROKER or a JSON file.");
        }
    }

    /// A window of days may leave its unit out, as rules did before there was one.
    private static MatchProfile strictly(Path file, String json) {
        return new ProfileFile(file, "profile", member -> member.getName().equals("unit"))
                .read(json, MatchProfile.class);
    }
}
