package fidus.server.commands;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Invented rows of a year, with the answer that is right: what is on both sides on the same day,
/// what comes later, with a charge, with a shortened text, in batches, and what is on one side
/// only. The same seed gives the same files.
final class GeneratedRows {
    private static final LocalDate START = LocalDate.parse("2026-01-01");
    private static final String[] WHO = {
        "ACME TRADING",
        "NORTH SEA SHIPPING",
        "BLUE HARBOUR",
        "J SMITH",
        "M MUELLER",
        "ORION LTD",
        "SILVERLINE",
        "T NGUYEN",
        "PACIFIC FREIGHT",
        "R ROSSI"
    };
    private static final String[] WHAT = {"INVOICE", "DEPOSIT", "PAYMENT", "REF", "TRANSFER"};

    private final Random random;
    private final List<String> book = new ArrayList<>();
    private final List<String> statement = new ArrayList<>();
    private int number;
    private int batches;

    private GeneratedRows(long seed) {
        random = new Random(seed);
    }

    /// Arguments: kind (exact or fuzzy), rows a side, seed, folder; for exact rows also how many
    /// days of 10,000 rows follow, each in a folder of its own.
    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[1]);
        Path folder = Files.createDirectories(Path.of(args[3]));
        GeneratedRows made = new GeneratedRows(Long.parseLong(args[2]));
        if (args[0].equals("exact")) {
            made.year(rows);
            write(folder.resolve("book.csv"), "B", made.book);
            write(folder.resolve("statement.csv"), "S", made.statement);
            for (int day = 1; args.length > 4 && day <= Integer.parseInt(args[4]); day++) {
                made.day(Files.createDirectories(folder.resolve("day" + day)), day);
            }
        } else {
            GeneratedFuzzy.write(folder, rows, made.random);
        }
    }

    static void write(Path file, String prefix, List<String> rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,booked,amount,currency,text,batch\n");
            for (int i = 0; i < rows.size(); i++) {
                out.write(prefix + "%07d".formatted(i) + "," + rows.get(i) + "\n");
            }
        }
    }

    /// A day after the year.
    private void day(Path folder, int number) throws IOException {
        book.clear();
        statement.clear();
        while (Math.max(book.size(), statement.size()) < 10_000) {
            int dice = random.nextInt(1_000);
            if (dice < 10) {
                batch(364 + number);
            } else {
                one(dice, 364 + number);
            }
        }
        write(folder.resolve("book.csv"), "B" + number + "-", book);
        write(folder.resolve("statement.csv"), "S" + number + "-", statement);
    }

    private void year(int rows) {
        while (Math.max(book.size(), statement.size()) < rows - 8) {
            int dice = random.nextInt(1_000);
            if (dice < 10) {
                batch(random.nextInt(365));
            } else {
                one(dice, random.nextInt(365));
            }
        }
        while (book.size() < rows) {
            book.add(row(day(0), amount(), text(), ""));
        }
        while (statement.size() < rows) {
            statement.add(row(day(0), amount(), text(), ""));
        }
        book.sort(null);
        statement.sort(null);
    }

    private void one(int dice, int on) {
        long amount = amount();
        String text = text();
        if (dice < 960) {
            book.add(row(day(on), amount, text, ""));
        }
        if (dice < 700) {
            statement.add(row(day(on), amount, text, ""));
        } else if (dice < 850) {
            statement.add(row(day(on + 1 + random.nextInt(5)), amount, text, ""));
        } else if (dice < 900) {
            long charge = amount < 0 ? -1 - random.nextInt(99) : 1 + random.nextInt(2_999);
            long kept = amount < 0 ? amount + charge : amount - charge;
            statement.add(row(day(on + random.nextInt(3)), kept, text, ""));
        } else if (dice < 930) {
            String shorter = text.substring(0, text.length() - 1 - random.nextInt(3));
            statement.add(row(day(on + random.nextInt(3)), amount, shorter, ""));
        } else if (dice >= 960) {
            statement.add(row(day(on), amount, text, ""));
        }
    }

    private void batch(int on) {
        String key = "PB-" + ++batches;
        long sum = 0;
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            long amount = -Math.abs(amount());
            sum += amount;
            book.add(row(day(on), amount, text(), key));
        }
        statement.add(row(day(on + 1), sum, "BATCH " + key, ""));
    }

    private long amount() {
        long cents = 5_000 + random.nextInt(9_995_000);
        return random.nextInt(3) == 0 ? -cents : cents;
    }

    private String text() {
        return WHO[random.nextInt(WHO.length)]
                + " "
                + WHAT[random.nextInt(WHAT.length)]
                + " "
                + (1_000_000 + ++number);
    }

    private static String day(int day) {
        return START.plusDays(day).toString();
    }

    static String row(String day, long cents, String text, String key) {
        return String.format(
                Locale.ROOT,
                "%s,%s%d.%02d,USD,%s,%s",
                day,
                cents < 0 ? "-" : "",
                Math.abs(cents) / 100,
                Math.abs(cents) % 100,
                text,
                key);
    }
}
