package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.endings.EndingLine;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a list of breaks that is written off comes to: sums without signs hide that a loss is set
/// against a gain.
final class EndingFigures {
    private final Map<String, Money> losses = new TreeMap<>();
    private final Map<String, Money> gains = new TreeMap<>();
    private final Map<String, Money> net = new TreeMap<>();
    private final Map<String, Integer> causes = new TreeMap<>();

    private EndingFigures() {}

    /// @param list a part of it is read at a time
    static List<Shown> shown(Unit unit, EndingStore store, String list) {
        var figures = new EndingFigures();
        var breaks = new BreakStore();
        store.eachPart(
                unit,
                list,
                part -> {
                    part.lines().forEach(figures::add);
                    breaks.among(unit, part.lines().stream().map(EndingLine::breakId).toList())
                            .forEach(figures::count);
                });
        return figures.shown();
    }

    private void add(EndingLine line) {
        Money difference = line.difference();
        if (difference != null && !difference.isZero()) {
            String currency = difference.currency().code();
            (difference.signum() < 0 ? losses : gains).merge(currency, difference, Money::plus);
            net.merge(currency, difference, Money::plus);
        }
    }

    private void count(BreakStore.StoredBreak one) {
        CauseCode cause = one.found().findings().causeCode();
        causes.merge(cause == null ? "none" : RuleNames.words(cause.name()), 1, Integer::sum);
    }

    private List<Shown> shown() {
        List<Shown> shown = new ArrayList<>();
        shown.add(new Shown("Losses", text(losses)));
        shown.add(new Shown("Gains", text(gains)));
        shown.add(new Shown("Net", text(net)));
        shown.add(
                new Shown(
                        "Causes",
                        causes.entrySet().stream()
                                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                                .map(one -> "%s (%,d)".formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining(", "))));
        return shown;
    }

    private static String text(Map<String, Money> sums) {
        return sums.isEmpty()
                ? "none"
                : sums.values().stream().map(Money::toString).collect(Collectors.joining(" and "));
    }
}
