package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.server.mongo.Unit;
import fidus.settings.SettingHistory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// All breaks as lists look at them, in memory: read whole once, then only what was changed since,
/// some 500 bytes each. Only for reading units: what a transaction sees may be undone.
final class BreakShelf {
    private static final int MOST_KEPT = 8;

    private final BreakStore store;
    private final Function<Unit, SettingHistory> allowed;
    private final RunStore runs = new RunStore();
    private final Map<BreakId, BreakLine> lines = new HashMap<>();
    private final LinkedHashMap<Asked, List<BreakLine>> answers =
            new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Asked, Figures> figures = new HashMap<>();
    private Set<String> running = Set.of();
    private Names names = new Names(List.of(), List.of(), List.of());
    private long turn = -1;

    /// What there are breaks of.
    record Names(List<String> accounts, List<String> rules, List<String> currencies) {}

    /// What fits a question.
    ///
    /// @param turn of the breaks it was looked for in
    /// @param withYoung the same without regard to the deadline
    /// @param overdue how many of those stand longer than they may
    /// @param figures of those that fit
    record Found(
            long turn,
            List<BreakLine> lines,
            List<BreakLine> withYoung,
            int overdue,
            Names names,
            Figures figures) {
        String digest() {
            return figures.digest;
        }

        /// The same of some of them alone.
        Found among(Predicate<BreakLine> some, Predicate<BreakLine> late) {
            List<BreakLine> fitting = lines.stream().filter(some).toList();
            List<BreakLine> all = withYoung.stream().filter(some).toList();
            return new Found(
                    turn,
                    fitting,
                    all,
                    Math.toIntExact(all.stream().filter(late).count()),
                    names,
                    new Figures(BreakLine.digest(fitting), BreakSums.of(fitting)));
        }
    }

    /// What is said of all lines together.
    ///
    /// @param digest over which breaks they are and their versions, in whatever order
    record Figures(String digest, BreakSums sums) {}

    private record Asked(FindBreakPage question, LocalDate today) {}

    /// @param allowed how long breaks may stand
    BreakShelf(BreakStore store, Function<Unit, SettingHistory> allowed) {
        this.store = store;
        this.allowed = allowed;
    }

    /// Reads what was not read yet, so that nobody waits for it who asks.
    ///
    /// @return whether all of them were read once
    synchronized boolean read(Unit unit) {
        follow(unit);
        return isRead();
    }

    /// Whether all of them were read once.
    synchronized boolean isRead() {
        return turn >= 0;
    }

    /// Whether nothing was changed since they were read.
    synchronized boolean isCurrent(Unit unit) {
        return turn == store.lastTurn(unit) && running.isEmpty();
    }

    /// What fits, in the order asked for.
    synchronized Found find(Unit unit, FindBreakPage question, LocalDate today) {
        follow(unit);
        List<BreakLine> kept = kept(BreakSearch.ofAnyAge(question), today);
        boolean narrow =
                question.overdue() && question.only() == null && question.offsetting() == null;
        var days = new BreakDays(allowed.apply(unit));
        List<BreakLine> late = kept.stream().filter(line -> line.isOverdue(today, days)).toList();
        List<BreakLine> fitting = narrow ? late : kept;
        Figures all =
                figures.computeIfAbsent(
                        new Asked(question.from(0, 0), today),
                        _ -> new Figures(BreakLine.digest(fitting), BreakSums.of(fitting)));
        return new Found(turn, fitting, kept, late.size(), names, all);
    }

    /// Counts of all of them. In a transaction they are read, because what it changed may be
    /// undone.
    synchronized BreakCounts counts(Unit unit, LocalDate today) {
        List<BreakLine> all = new ArrayList<>();
        if (unit.writes()) {
            store.each(unit, stored -> all.add(BreakLine.of(stored)));
        } else {
            follow(unit);
            all.addAll(lines.values());
        }
        return new BreakCounts(all, today, new BreakDays(allowed.apply(unit)));
    }

    private List<BreakLine> kept(FindBreakPage question, LocalDate today) {
        var asked = new Asked(question, today);
        List<BreakLine> known = answers.get(asked);
        if (known == null) {
            known = new BreakSearch(question, today).in(lines);
            answers.put(asked, known);
            if (answers.size() > MOST_KEPT) {
                answers.remove(answers.firstEntry().getKey());
                figures.clear();
            }
        }
        return known;
    }

    /// What a run that is under way found first is not shown; it is taken in when the run is over.
    private void follow(Unit unit) {
        Set<String> now = new HashSet<>(runs.running(unit));
        long last = store.lastTurn(unit);
        boolean first = turn < 0;
        int[] changes = {0};
        if (first) {
            store.each(unit, stored -> changes[0] += take(stored, now));
        } else if (last > turn) {
            store.eachSince(unit, turn, stored -> changes[0] += take(stored, now));
        }
        for (String run : running) {
            if (!now.contains(run)) {
                store.eachOfRun(unit, run, stored -> changes[0] += take(stored, now));
            }
        }
        running = now;
        turn = last;
        if (first || changes[0] > 0) {
            answers.clear();
            figures.clear();
            names = named();
        }
    }

    private int take(BreakStore.StoredBreak stored, Set<String> hidden) {
        if (hidden.contains(stored.found().firstSeenRun().value().toString())) {
            return 0;
        }
        lines.put(stored.id(), BreakLine.of(stored));
        return 1;
    }

    private Names named() {
        Set<String> accounts = new TreeSet<>();
        Set<String> rules = new TreeSet<>();
        Set<String> currencies = new TreeSet<>();
        for (BreakLine line : lines.values()) {
            accounts.add(line.account());
            rules.add(line.rule());
            if (line.difference() != null) {
                currencies.add(line.difference().currency().code());
            }
        }
        return new Names(
                new ArrayList<>(accounts), new ArrayList<>(rules), new ArrayList<>(currencies));
    }
}
