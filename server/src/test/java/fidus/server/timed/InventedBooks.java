package fidus.server.timed;

import fidus.server.ledger.JournalFile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/// Writes the invented input that all sides of a benchmark read. Arguments: what (`fees`, `flows`
/// or `journal`), folder, how many. The same arguments write the same bytes.
final class InventedBooks {
    private static final long SEED = 20_261_121;
    private static final int DAYS = 31;
    private static final int FLOWS = 24;
    private static final String[] ACCOUNTS = {
        "1010", "1100", "1110", "1140", "2010", "2100", "2200", "2210", "2300", "2310", "4100",
        "4300", "5010", "5100", "5200", "5500"
    };

    private InventedBooks() {}

    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "fees" -> fees(folder, count);
            case "flows" -> flows(folder, count);
            case "journal" -> journal(folder, count);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /// Payee, mark, cumulative result, and the capital of 31 days; all in cents.
    private static void fees(Path folder, int count) throws IOException {
        var random = new Random(SEED);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("fees.csv"))) {
            for (int i = 0; i < count; i++) {
                long capital = 1_000_00L + random.nextInt(500_000_00);
                long mark = random.nextInt(20_000_00);
                out.write(i + "," + mark + "," + (mark - 5_000_00 + random.nextInt(15_000_00)));
                for (int day = 0; day < DAYS; day++) {
                    out.write("," + capital);
                    capital += random.nextInt(20) == 0 ? random.nextInt(10_000_00) : 0;
                }
                out.write('\n');
            }
        }
    }

    /// An investor a line: 24 flows as `day:cents`. Money goes in for a year, little comes out, and
    /// the last flow is what is left.
    private static void flows(Path folder, int count) throws IOException {
        var random = new Random(SEED);
        long first = LocalDate.parse("2024-01-01").toEpochDay();
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("flows.txt"))) {
            for (int i = 0; i < count; i++) {
                long day = first + random.nextInt(28);
                long left = 0;
                for (int flow = 0; flow < FLOWS - 1; flow++) {
                    boolean in = flow < FLOWS / 2;
                    long cents = 100_00 + random.nextInt(in ? 50_000_00 : 5_000_00);
                    left += in ? cents : -cents;
                    out.write(day + ":" + (in ? -cents : cents) + " ");
                    day += 15 + random.nextInt(30);
                }
                long last = Math.max(1_00, left) * (80 + random.nextInt(60)) / 100;
                out.write(day + ":" + last + "\n");
            }
        }
    }

    /// Entries of two to four postings in the four tools' notations.
    private static void journal(Path folder, int count) throws IOException {
        var random = new Random(SEED);
        try (BufferedWriter ours = Files.newBufferedWriter(folder.resolve("journal.jsonl"));
                BufferedWriter ledger = Files.newBufferedWriter(folder.resolve("journal.ledger"));
                BufferedWriter bean =
                        Files.newBufferedWriter(folder.resolve("journal.beancount"))) {
            bean.write("option \"operating_currency\" \"USD\"\n");
            for (String account : ACCOUNTS) {
                bean.write("2020-01-01 open Assets:A" + account + " USD\n");
            }
            for (int i = 0; i < count; i++) {
                LocalDate on = LocalDate.parse("2026-01-01").plusDays(i * 330L / count);
                entry(new Entry(i, on, random), ours, ledger, bean);
            }
        }
        JournalFile.end(folder.resolve("journal.jsonl"));
    }

    private record Entry(int number, LocalDate on, Random random) {}

    private static void entry(
            Entry entry, BufferedWriter ours, BufferedWriter ledger, BufferedWriter bean)
            throws IOException {
        int legs = 1 + entry.random.nextInt(3);
        ledger.write(entry.on + " Entry " + entry.number + "\n");
        bean.write(entry.on + " * \"Entry " + entry.number + "\"\n");
        ours.write(
                "{\"number\":" + entry.number + ",\"valueOn\":\"" + entry.on + "\",\"postings\":[");
        long sum = 0;
        for (int leg = 0; leg < legs; leg++) {
            long cents = 1 + entry.random.nextInt(1_000_000_00);
            sum += cents;
            leg(entry, cents, ours, ledger, bean);
            ours.write(',');
        }
        leg(entry, -sum, ours, ledger, bean);
        ours.write("]}\n");
        ledger.write("\n");
        bean.write("\n");
    }

    private static void leg(
            Entry entry,
            long cents,
            BufferedWriter ours,
            BufferedWriter ledger,
            BufferedWriter bean)
            throws IOException {
        String account = ACCOUNTS[entry.random.nextInt(ACCOUNTS.length)];
        String amount = java.math.BigDecimal.valueOf(Math.abs(cents), 2).toPlainString();
        String signed = (cents < 0 ? "-" : "") + amount;
        ledger.write("    A" + account + "  " + signed + " USD\n");
        bean.write("  Assets:A" + account + "  " + signed + " USD\n");
        ours.write(
                "{\"account\":\"%s\",\"side\":\"%s\",\"money\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"dimensions\":{}}"
                        .formatted(account, cents < 0 ? "CREDIT" : "DEBIT", amount));
    }
}
