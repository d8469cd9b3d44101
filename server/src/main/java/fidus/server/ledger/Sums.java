package fidus.server.ledger;

import fidus.ledger.Chart;
import fidus.ledger.ChartAccount;
import fidus.ledger.PostingSide;
import fidus.ledger.TrialLine;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.ledger.LedgerStore.Sum;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns the database's sums per side into balances.
final class Sums {
    private record Cell(String account, Currency currency) {}

    private Sums() {}

    static SortedMap<Currency, Money> balances(List<Sum> sums) {
        var balances = new TreeMap<Currency, Money>();
        sums.forEach(sum -> balances.merge(sum.currency(), signed(sum), Money::plus));
        return balances;
    }

    /// Both sides of each cell together, by account, values and currency.
    static List<Ledger.Balance> parts(List<LedgerStore.Part> parts) {
        var found = new TreeMap<String, Ledger.Balance>();
        for (LedgerStore.Part part : parts) {
            Sum sum = part.sum();
            found.merge(
                    sum.account() + "\n" + String.join("\n", part.values()) + "\n" + sum.currency(),
                    new Ledger.Balance(sum.account(), part.values(), signed(sum)),
                    (one, other) ->
                            new Ledger.Balance(
                                    one.account(),
                                    one.values(),
                                    one.balance().plus(other.balance())));
        }
        return List.copyOf(found.values());
    }

    /// One line per account and currency, in the order of the chart.
    static List<TrialLine> lines(List<Sum> sums) {
        var lines =
                new TreeMap<Cell, TrialLine>(
                        Comparator.comparing(Cell::account).thenComparing(Cell::currency));
        sums.forEach(
                sum ->
                        lines.merge(
                                new Cell(sum.account(), sum.currency()), line(sum), Sums::added));
        return List.copyOf(lines.values());
    }

    private static TrialLine line(Sum sum) {
        Money total = new Money(sum.total(), sum.currency());
        Money none = Money.zero(sum.currency());
        boolean debit = sum.side() == PostingSide.DEBIT;
        return new TrialLine(
                sum.account(),
                Chart.find(sum.account()).map(ChartAccount::name).orElse(""),
                debit ? total : none,
                debit ? none : total,
                signed(sum));
    }

    private static TrialLine added(TrialLine one, TrialLine other) {
        return new TrialLine(
                one.account(),
                one.name(),
                one.debit().plus(other.debit()),
                one.credit().plus(other.credit()),
                one.balance().plus(other.balance()));
    }

    private static Money signed(Sum sum) {
        Money total = new Money(sum.total(), sum.currency());
        return sum.side() == PostingSide.DEBIT ? total : total.negated();
    }
}
