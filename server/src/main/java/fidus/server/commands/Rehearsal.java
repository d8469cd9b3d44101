package fidus.server.commands;

import fidus.server.ledger.JournalFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/// The work of `fidus prepare`, apart from its words: what the JVM reads for them would be in the
/// start-up cache, and every start would take it from there.
///
/// An invented journal is proven and two invented lists are matched, so that the cache knows which
/// of their code is hot. The lists hold of everything something: equal rows, late ones, misspelt
/// ones, charges, batches, rows without a counterpart and a few that are only suggested.
public final class Rehearsal {
    private static final int ENTRIES = 20_000;
    private static final int ROWS = 60_000;
    private static final int A_DAY = 400;
    private static final int KINDS = 20;

    /// One row in so many is suggested for its amount, another one for its words.
    private static final int SUGGESTED = 400;

    private final Random random = new Random(25);
    private final Writer book;
    private final Writer statement;
    private long batch;

    private Rehearsal(Writer book, Writer statement) {
        this.book = book;
        this.statement = statement;
    }

    /// Runs `prepare`.
    ///
    /// @return the exit code, -1 when the words are others
    public static int run(String[] words) throws IOException {
        return words.length == 1 && words[0].equals("prepare") ? all() : -1;
    }

    /// The launcher has asked the JVM to keep what is loaded and how it is used (JEP 514); here
    /// only the work to be seen is done.
    ///
    /// @return the exit code
    static int all() throws IOException {
        int proven = journal();
        return proven == 0 ? match() : proven;
    }

    private static int journal() throws IOException {
        Path file = Files.createTempFile("fidus-prepare", ".jsonl");
        try {
            try (Writer out = Files.newBufferedWriter(file)) {
                for (int number = 1; number <= ENTRIES; number++) {
                    out.write(entry(number));
                }
            }
            JournalFile.end(file);
            var nowhere = new PrintWriter(Writer.nullWriter());
            String[] words = {"journal", "prove", file.toString()};
            return JournalProof.run(words, nowhere, nowhere);
        } finally {
            Files.delete(file);
        }
    }

    private static String entry(int number) {
        String leg =
                "{\"account\":\"%s\",\"dimensions\":{\"contract\":\"%d\"},\"money\":{\"amount\":\"%d.50\","
                    + "\"currency\":\"USD\"},\"side\":\"%s\"}";
        return "{\"number\":%d,\"postings\":[%s,%s]}\n"
                .formatted(
                        number,
                        leg.formatted("5010", number, number, "DEBIT"),
                        leg.formatted("2200", number, number, "CREDIT"));
    }

    private static int match() throws IOException {
        Path folder = Files.createTempDirectory("fidus-prepare");
        try {
            Path ours = folder.resolve("book.csv");
            Path theirs = folder.resolve("statement.csv");
            try (Writer book = Files.newBufferedWriter(ours);
                    Writer statement = Files.newBufferedWriter(theirs)) {
                new Rehearsal(book, statement).write();
            }
            Path profile = folder.resolve("profile.json");
            Files.write(profile, profile());
            var nowhere = new PrintWriter(Writer.nullWriter());
            String[] words = {
                "match",
                "--profile=" + profile,
                "--book=" + ours,
                "--statement=" + theirs,
                "--out=" + folder.resolve("out")
            };
            return MatchWork.run(words, nowhere, nowhere);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /// The rules of a bank as a file, because the code that writes them is no part of a match.
    static byte[] profile() throws IOException {
        try (InputStream in = Rehearsal.class.getResourceAsStream("rehearsed-profile.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private void write() throws IOException {
        book.write("id,booked,amount,currency,text,batch\n");
        statement.write("id,booked,amount,currency,text,batch\n");
        for (int number = 0; number < ROWS; number++) {
            row(number);
        }
    }

    private void row(int number) throws IOException {
        LocalDate day = LocalDate.of(2026, 1, 1).plusDays(number / A_DAY);
        long cents = 100L + random.nextInt(2_000_000);
        String text = "CLIENT " + random.nextInt(500) + " INVOICE " + (1_000_000 + number);
        int kind = number % KINDS;
        batch = kind == 5 ? 0 : batch;
        boolean isBatched = kind >= 5 && kind <= 7;
        if (kind != 0) {
            String key = isBatched ? "PB-" + number / KINDS : "";
            line(book, "B" + number, day, cents, text + "," + key);
        }
        batch += isBatched ? cents : 0;
        if (number % SUGGESTED == 8) {
            line(statement, "S" + number, day, cents, "OTHER WORDS " + number + ",");
            return;
        }
        if (number % SUGGESTED == 9) {
            line(statement, "S" + number, day.plusDays(4), cents, "CLIENT IN " + number + ",");
            return;
        }
        switch (kind) {
            case 1, 5, 6 -> {}
            case 2 -> line(statement, "S" + number, day.plusDays(2), cents, text + ",");
            case 3 -> line(statement, "S" + number, day, cents, text.replace('I', 'Y') + ",");
            case 4 -> line(statement, "S" + number, day, cents - 50, text + ",");
            case 7 -> line(statement, "S" + number, day, batch, "PB-" + number / KINDS + ",");
            default -> line(statement, "S" + number, day, cents, text + ",");
        }
    }

    private static void line(Writer to, String id, LocalDate day, long cents, String rest)
            throws IOException {
        to.write(id + "," + day + "," + cents / 100 + "." + cents % 100 / 10 + cents % 10);
        to.write(",USD," + rest + "\n");
    }
}
