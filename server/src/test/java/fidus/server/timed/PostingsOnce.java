package fidus.server.timed;

import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.Database;
import fidus.server.ServerConfig;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Posts entries of two postings each through the ledger into an embedded store on disk, some in
/// each durable transaction: first the entries of one month, when everything is cold, then those of
/// the next ones. Arguments: folder, entries, entries a transaction, months.
final class PostingsOnce {
    private PostingsOnce() {}

    public static void main(String... arguments) throws Exception {
        Path data = Files.createTempDirectory(Path.of(arguments[0]), "store");
        int entries = Integer.parseInt(arguments[1]);
        int together = Integer.parseInt(arguments[2]);
        var config = new ServerConfig(null, data, "127.0.0.1", 0, 20, false, false);
        int months = Integer.parseInt(arguments[3]);
        try (Database database = Database.open(config, Clock.systemUTC())) {
            var ledger = new Ledger(new Audit());
            for (int month = 0; month < months; month++) {
                LocalDate valueOn = LocalDate.parse("2026-10-31").plusMonths(month);
                long began = System.nanoTime();
                long used = processor();
                for (int first = 0; first < entries; first += together) {
                    List<NewEntry> few =
                            IntStream.range(first, Math.min(entries, first + together))
                                    .mapToObj(number -> entry(number, valueOn))
                                    .toList();
                    var _ =
                            database.mongo()
                                    .write(unit -> ledger.postAll(unit, Actor.SYSTEM, null, few));
                }
                System.out.printf(
                        "%s %.2f s, %.2f processor s for %d postings%n",
                        month == 0 ? "cold" : "warm",
                        (System.nanoTime() - began) / 1e9,
                        (processor() - used) / 1e3,
                        2 * entries);
            }
        }
    }

    /// Milliseconds of the whole process, its compilers and collector included.
    private static long processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static NewEntry entry(int number, LocalDate valueOn) {
        var money = new Money(BigDecimal.valueOf(100 + number, 2), Currency.USD);
        Map<String, String> contract = Map.of("contract", "contract-" + number % 1_000);
        return new NewEntry(
                "E9",
                "row/" + YearMonth.from(valueOn) + "-" + number,
                "",
                valueOn,
                List.of(
                        Postings.debit("5010", money, contract),
                        Postings.credit("2200", money, contract)),
                "Interest of a month");
    }
}
