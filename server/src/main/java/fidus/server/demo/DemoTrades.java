package fidus.server.demo;

import fidus.server.demo.DemoStatement.Row;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// Invents the history of an account: a deposit, round turns on weekdays, and whatever cash
/// movements the story needs. The same seed gives the same history.
final class DemoTrades {
    private static final String[] SYMBOLS = {"EURUSD", "GBPUSD", "XAUUSD", "USDJPY", "US500"};

    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private long ticket;

    DemoTrades(long seed, long firstTicket) {
        this.random = new Random(seed);
        this.ticket = firstTicket;
    }

    DemoTrades cash(LocalDateTime at, long cents, String comment) {
        rows.add(Row.cash(at, 0, cents, comment));
        return this;
    }

    /// Round turns spread evenly over the time, none still open at its end.
    DemoTrades trade(LocalDateTime from, LocalDateTime until, int roundTurns, Luck luck) {
        long minutes = java.time.Duration.between(from, until).toMinutes();
        for (int i = 0; i < roundTurns; i++) {
            LocalDateTime opened =
                    weekday(from.plusMinutes(minutes * i / roundTurns + random.nextInt(60)));
            LocalDateTime closed = weekday(opened.plusMinutes(5 + random.nextInt(300)));
            if (!closed.isBefore(until)) {
                break;
            }
            roundTurn(opened, closed, luck);
        }
        return this;
    }

    /// @param drift average profit of a round turn in cents
    /// @param spread how far profits scatter to both sides, in cents
    record Luck(int drift, int spread) {}

    private void roundTurn(LocalDateTime opened, LocalDateTime closed, Luck luck) {
        String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
        boolean buy = random.nextBoolean();
        String volume = "%d.%02d".formatted(random.nextInt(2), 10 + random.nextInt(80));
        String price = "1.%05d".formatted(5_000 + random.nextInt(20_000));
        long profit = luck.drift + (long) random.nextInt(2 * luck.spread) - luck.spread;
        long swap = random.nextInt(4) == 0 ? -random.nextInt(180) : 0;
        rows.add(
                new Row(
                        opened,
                        0,
                        symbol,
                        buy ? "buy" : "sell",
                        "in",
                        volume,
                        price,
                        -(50L + random.nextInt(300)),
                        0,
                        0,
                        ""));
        rows.add(
                new Row(
                        closed,
                        0,
                        symbol,
                        buy ? "sell" : "buy",
                        "out",
                        volume,
                        price,
                        0,
                        swap,
                        profit,
                        random.nextInt(3) == 0 ? "[tp]" : ""));
    }

    /// In order of time, each with its ticket.
    List<Row> rows() {
        rows.sort(Comparator.comparing(Row::time));
        List<Row> numbered = new ArrayList<>();
        for (Row row : rows) {
            numbered.add(
                    new Row(
                            row.time(),
                            ticket++,
                            row.symbol(),
                            row.side(),
                            row.direction(),
                            row.volume(),
                            row.price(),
                            row.commission(),
                            row.swap(),
                            row.profit(),
                            row.comment()));
        }
        return numbered;
    }

    private static LocalDateTime weekday(LocalDateTime at) {
        return switch (at.getDayOfWeek()) {
            case SATURDAY -> at.minusDays(1);
            case SUNDAY -> at.minusDays(2);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> at;
        };
    }
}
