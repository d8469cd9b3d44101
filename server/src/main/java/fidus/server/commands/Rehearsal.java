package fidus.server.commands;

import fidus.contract.Canonical;
import fidus.reconciliation.MatchProfile;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

/// Matches two invented lists, so that the start-up cache knows which code of a match is hot. The
/// lists hold of everything something: equal rows, late ones, misspelt ones, charges, batches and
/// rows without a counterpart.
final class Rehearsal {
    private static final int ROWS = 60_000;
    private static final int A_DAY = 400;
    private static final int KINDS = 20;

    private final Random random = new Random(25);
    private final Writer book;
    private final Writer statement;
    private long batch;

    private Rehearsal(Writer book, Writer statement) {
        this.book = book;
        this.statement = statement;
    }

    /// @return the exit code of the match
    static int match() throws IOException {
        Path folder = Files.createTempDirectory("fidus-prepare");
        try {
            Path ours = folder.resolve("book.csv");
            Path theirs = folder.resolve("statement.csv");
            try (Writer book = Files.newBufferedWriter(ours);
                    Writer statement = Files.newBufferedWriter(theirs)) {
                new Rehearsal(book, statement).write();
            }
            Path profile = folder.resolve("profile.json");
            Files.writeString(profile, Canonical.text(MatchProfile.bank()));
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
