package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.AskCauses;
import fidus.reconciliation.desk.CauseTrend;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Breaks by cause and day as the store counts them, mended by what persons took apart: the parts
/// of a split count under their causes, and a break that is set off with the one it belongs to.
final class CountedCauses {
    private final AskCauses ask;
    private final List<Entry> entries = new ArrayList<>();
    private int setOff;

    /// @param cause empty for what nobody explained
    /// @param count below 0 takes some away, and so does the sum
    private record Entry(
            LocalDate day, String cause, boolean matched, int count, @Nullable Money sum) {}

    /// @param month and cause as text, in the order they are listed
    private record Cell(String month, String cause, boolean matched) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int months = month.compareTo(other.month);
            if (months != 0 || cause.isEmpty() || other.cause.isEmpty()) {
                return months != 0 ? months : cause.compareTo(other.cause);
            }
            int causes = CauseCode.valueOf(cause).compareTo(CauseCode.valueOf(other.cause));
            return causes == 0 ? Boolean.compare(matched, other.matched) : causes;
        }
    }

    CountedCauses(Unit unit, BreakStore breaks, AskCauses ask) {
        this.ask = ask;
        var trends = new BreakTrendStore();
        for (BreakTrendStore.Counted one : trends.counts(unit, ask.account(), ask.from())) {
            entries.add(new Entry(one.day(), one.cause(), one.matched(), one.count(), null));
        }
        for (BreakTrendStore.Summed one : trends.sums(unit, ask.account(), ask.from())) {
            entries.add(new Entry(one.day(), one.cause(), one.matched(), 0, one.sum()));
        }
        Map<BreakId, KeptSplit> splits = new DossierStore().splits(unit);
        Set<BreakId> others = new LinkedHashSet<>();
        for (BreakStore.StoredBreak one : breaks.among(unit, List.copyOf(splits.keySet()))) {
            KeptSplit kept = splits.get(one.id());
            if (kept != null && counts(one, kept)) {
                takenApart(one, kept.split());
                if (SetOffs.stands(one)) {
                    kept.split().offsets().forEach(offset -> others.add(offset.id()));
                }
            }
        }
        breaks.among(unit, List.copyOf(others)).stream()
                .filter(this::isAsked)
                .forEach(this::setOff);
    }

    CauseTrend trend(LocalDate today) {
        YearMonth before = YearMonth.from(today).minusMonths(1);
        List<CauseTrend.Cell> soFar =
                cells(
                        entry ->
                                YearMonth.from(entry.day).equals(before)
                                        && entry.day.getDayOfMonth() <= today.getDayOfMonth());
        return new CauseTrend(cells(_ -> true), today, soFar, setOff);
    }

    /// What a match ended counts no part: the difference of the match is a break of its own. A
    /// split of another difference is not about this one.
    private static boolean counts(BreakStore.StoredBreak one, KeptSplit kept) {
        return one.found().findings().endedBy() != EndedBy.MATCH
                && kept.split().difference().equals(one.found().difference());
    }

    private void takenApart(BreakStore.StoredBreak one, DifferenceSplit split) {
        if (isAsked(one)) {
            add(one, -1, split.difference().abs().negated());
            split.parts().stream()
                    .map(DifferenceSplit.Part::cause)
                    .distinct()
                    .forEach(cause -> parts(one, cause, split));
            Money rest =
                    SetOffs.stands(one)
                            ? split.unexplained()
                            : new DifferenceSplit(split.difference(), List.of(), split.parts())
                                    .unexplained();
            if (split.parts().isEmpty() || !rest.isZero()) {
                add(one, 1, rest.abs());
            }
        }
    }

    private void parts(BreakStore.StoredBreak one, CauseCode cause, DifferenceSplit split) {
        LocalDate day = one.found().firstSeenOn();
        entries.add(new Entry(day, cause.name(), false, 1, null));
        for (DifferenceSplit.Part part : split.parts()) {
            if (part.cause() == cause) {
                entries.add(new Entry(day, cause.name(), false, 0, part.amount().abs()));
            }
        }
    }

    private void setOff(BreakStore.StoredBreak other) {
        Money sum = other.found().difference();
        add(other, -1, sum == null ? null : sum.abs().negated());
        setOff++;
    }

    private boolean isAsked(BreakStore.StoredBreak one) {
        return (ask.account() == null || ask.account().equals(one.account()))
                && !one.found().firstSeenOn().isBefore(ask.from());
    }

    /// Where the store counts it.
    private void add(BreakStore.StoredBreak one, int count, @Nullable Money sum) {
        ReconciliationBreak.Findings said = one.found().findings();
        CauseCode cause = said.causeCode();
        boolean matched = cause == CauseCode.CLEARED_BY_DATA && said.endedBy() == EndedBy.MATCH;
        String name = cause == null ? "" : cause.name();
        entries.add(new Entry(one.found().firstSeenOn(), name, matched, count, sum));
    }

    private List<CauseTrend.Cell> cells(Predicate<Entry> asked) {
        Map<Cell, Integer> counts = new TreeMap<>();
        Map<Cell, Map<String, Money>> sums = new TreeMap<>();
        for (Entry entry : entries) {
            if (asked.test(entry)) {
                var cell =
                        new Cell(YearMonth.from(entry.day).toString(), entry.cause, entry.matched);
                counts.merge(cell, entry.count, Integer::sum);
                Map<String, Money> ofCell = sums.computeIfAbsent(cell, _ -> new TreeMap<>());
                if (entry.sum != null) {
                    ofCell.merge(entry.sum.currency().code(), entry.sum, Money::plus);
                }
            }
        }
        List<CauseTrend.Cell> cells = new ArrayList<>();
        counts.forEach(
                (cell, count) -> {
                    if (count > 0) {
                        cells.add(told(cell, count, sums.getOrDefault(cell, Map.of())));
                    }
                });
        return cells;
    }

    private static CauseTrend.Cell told(Cell cell, int count, Map<String, Money> sums) {
        return new CauseTrend.Cell(
                cell.month,
                cell.cause.isEmpty() ? null : CauseCode.valueOf(cell.cause),
                count,
                List.copyOf(sums.values()),
                cell.matched ? true : null);
    }
}
