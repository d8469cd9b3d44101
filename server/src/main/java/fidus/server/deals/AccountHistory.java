package fidus.server.deals;

import fidus.money.Money;
import fidus.mt5.ChartPoint;
import fidus.mt5.Deal;
import fidus.mt5.DealKind;
import fidus.mt5.Reading;
import fidus.mt5.RollForwardStep;
import fidus.mt5.TradingAccount;
import fidus.mt5.readings.BalanceRollForward;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Walks the deals of one account once, in the order they happened, and says how the balance moved
/// and whether the deals explain each reading (R16).
final class AccountHistory {
    private static final int MOST_POINTS = 500;

    private final List<Reading> readings;
    private final List<List<Deal>> stretches = new ArrayList<>();
    private final List<Moved> moves = new ArrayList<>();
    private Money balance;
    private Money atFirst;
    private int next;
    private long deals;

    /// The running sum of cash at an instant.
    private record Moved(Instant at, Money sum) {}

    /// @param readings accepted ones, oldest first
    AccountHistory(TradingAccount account, List<Reading> readings) {
        this.readings = readings;
        this.balance = Money.zero(account.currency());
        this.atFirst = balance;
        readings.forEach(_ -> stretches.add(new ArrayList<>()));
    }

    /// Takes the next deal; called in the order of time.
    void add(StoredDeal stored) {
        deals++;
        while (next < readings.size() && stored.time().isAfter(readings.get(next).asOf())) {
            next++;
        }
        if (next < readings.size()) {
            stretches.get(next).add(stored.deal());
        }
        if (stored.row().dealKind() != DealKind.CREDIT && !stored.row().netAmount().isZero()) {
            balance = balance.plus(stored.row().netAmount());
            moves.add(new Moved(stored.time(), balance));
            atFirst = next == 0 ? balance : atFirst;
        }
    }

    long deals() {
        return deals;
    }

    List<RollForwardStep> rollForward() {
        var steps = new ArrayList<RollForwardStep>();
        for (int i = 1; i < readings.size(); i++) {
            Reading prior = readings.get(i - 1);
            Reading reading = readings.get(i);
            List<Deal> between = stretches.get(i);
            var rolled = BalanceRollForward.of(prior, reading, between);
            steps.add(
                    new RollForwardStep(
                            prior.asOf(),
                            reading.asOf(),
                            prior.balance(),
                            rolled.expected().minus(prior.balance()),
                            between.size(),
                            rolled.expected(),
                            rolled.actual(),
                            rolled.difference(),
                            rolled.agrees()));
        }
        return steps;
    }

    /// Balance after each movement of cash, and balance with equity at each reading. What was there
    /// before the first deal follows from the first reading.
    List<ChartPoint> chart() {
        Money opening = opening();
        var points = new ArrayList<ChartPoint>();
        int reading = 0;
        for (Moved moved : moves) {
            while (reading < readings.size() && readings.get(reading).asOf().isBefore(moved.at)) {
                points.add(point(readings.get(reading++)));
            }
            points.add(new ChartPoint(moved.at, opening.plus(moved.sum).amount(), null));
        }
        readings.subList(reading, readings.size()).forEach(rest -> points.add(point(rest)));
        return thinned(points);
    }

    private Money opening() {
        return readings.isEmpty()
                ? atFirst.minus(atFirst)
                : readings.getFirst().balance().minus(atFirst);
    }

    private static ChartPoint point(Reading reading) {
        return new ChartPoint(
                reading.asOf(), reading.balance().amount(), reading.equity().amount());
    }

    /// Evenly spread, the first and the last kept.
    private static List<ChartPoint> thinned(List<ChartPoint> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        var kept = new ArrayList<ChartPoint>();
        for (int i = 0; i < MOST_POINTS; i++) {
            long at = (long) i * (points.size() - 1) / (MOST_POINTS - 1);
            kept.add(points.get(Math.toIntExact(at)));
        }
        return kept;
    }
}
