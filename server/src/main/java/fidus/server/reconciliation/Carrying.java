package fidus.server.reconciliation;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which rows stand in a run: those of its period, and those of earlier signed periods that nothing
/// has matched yet, also when they came after the signature. A row of 0.00 tells of its own day and
/// is carried nowhere.
final class Carrying {
    private final Rows.Period period;
    private final LocalDate since;
    private final Predicate<RowRef> elsewhere;
    private final List<Set<RowRef>> kept = new ArrayList<>();

    /// @param since the first day that rows are carried from
    /// @param matches those that stay as they are
    /// @param elsewhere whether a row that was not read is one of other days; else it is gone
    Carrying(
            Rows.Period period,
            LocalDate since,
            List<MatchStore.StoredMatch> matches,
            Predicate<RowRef> elsewhere) {
        this.period = period;
        this.since = since;
        this.elsewhere = elsewhere;
        matches.forEach(match -> kept.add(RowRefs.of(match.recorded().match())));
    }

    /// The first day that rows are carried from into a period: that of the first signed run, or the
    /// period's own.
    static LocalDate since(Unit unit, String account, Rows.Period period) {
        return new RunStore()
                .signedRuns(unit, account).stream()
                        .map(ReconciliationRun::from)
                        .filter(from -> from.isBefore(period.from()))
                        .min(Comparator.naturalOrder())
                        .orElse(period.from());
    }

    /// What stands in a run.
    ///
    /// @param carried those of before its period
    /// @param beyond earlier ones that do not stand in it, because a match uses them together with
    ///   rows of after its period, or with such as are not compared
    /// @param over those standing in it that a match uses together with rows of other days: they
    ///   have their counterpart, which is not in it
    record Standing(
            List<MatchRow> book,
            List<MatchRow> statement,
            Set<RowRef> carried,
            Set<RowRef> beyond,
            Set<RowRef> over) {}

    /// The first day that a row is carried from, of these or of a statement that a signed run left
    /// unmatched; else the first of the period.
    LocalDate earliest(Unit unit, String account, List<MatchRow> book) {
        Set<String> done = new HashSet<>();
        kept.forEach(
                rows ->
                        rows.stream()
                                .filter(row -> row.side() == Side.BOOK)
                                .forEach(row -> done.add(row.rowId())));
        LocalDate printed = printed(unit, account);
        return book.stream()
                .filter(row -> isCarried(row) && !done.contains(row.rowId()))
                .map(MatchRow::bookingDate)
                .min(Comparator.naturalOrder())
                .filter(day -> day.isBefore(printed))
                .orElse(printed);
    }

    /// The first day of the earliest run that saw a row of a statement first which is unmatched
    /// still: the row is not of a day before it.
    private LocalDate printed(Unit unit, String account) {
        Set<String> runs = new HashSet<>();
        unmatched(unit, account)
                .forEach(one -> runs.add(one.found().firstSeenRun().value().toString()));
        return new RunStore()
                .among(unit, runs).stream()
                        .map(stored -> stored.run().from())
                        .map(from -> from.isBefore(since) ? since : from)
                        .filter(from -> from.isBefore(period.from()))
                        .min(Comparator.naturalOrder())
                        .orElse(period.from());
    }

    private static List<BreakStore.StoredBreak> unmatched(Unit unit, String account) {
        String start = RunFindings.rowKey(account, Side.STATEMENT, "");
        return new BreakStore()
                .find(unit, account, true).stream()
                        .filter(one -> one.rule().equals(ReconciliationBreak.UNMATCHED))
                        .filter(one -> one.key().startsWith(start))
                        .toList();
    }

    /// The rows of statements that are not among those read and belong to this run: such as a match
    /// that stays uses together with a row of its days, and such as are unmatched still where there
    /// are more statements than a run reads.
    ///
    /// @param book all rows of the books
    Set<String> missing(Unit unit, String account, List<MatchRow> book, BrokerSide broker) {
        Map<RowRef, MatchRow> rows = new HashMap<>();
        book.forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
        Rows.statement(broker.rows())
                .forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
        Set<RowRef> wanted = new HashSet<>();
        kept.stream()
                .filter(used -> used.stream().map(rows::get).anyMatch(this::isWithin))
                .forEach(wanted::addAll);
        if (broker.cut()) {
            String start = RunFindings.rowKey(account, Side.STATEMENT, "");
            unmatched(unit, account)
                    .forEach(
                            one ->
                                    wanted.add(
                                            new RowRef(
                                                    Side.STATEMENT,
                                                    one.key().substring(start.length()))));
        }
        wanted.removeAll(rows.keySet());
        return wanted.stream()
                .filter(row -> row.side() == Side.STATEMENT)
                .map(RowRef::rowId)
                .collect(Collectors.toSet());
    }

    /// @param book all rows of the books, in the period or not
    /// @param statement all rows of statements
    Standing of(List<MatchRow> book, List<MatchRow> statement) {
        Map<RowRef, MatchRow> rows = new HashMap<>();
        if (!kept.isEmpty()) {
            book.forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
            statement.forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
        }
        Set<RowRef> done = new HashSet<>();
        Set<RowRef> beyond = new HashSet<>();
        Set<RowRef> over = new HashSet<>();
        for (Set<RowRef> used : kept) {
            if (used.stream().map(rows::get).noneMatch(this::isWithin)) {
                done.addAll(used);
                if (!used.stream().map(rows::get).allMatch(this::isOver)) {
                    beyond.addAll(used);
                }
            } else if (isOverTheEdge(used, rows)) {
                used.stream().filter(row -> stands(rows.get(row))).forEach(over::add);
            }
        }
        Set<RowRef> carried = new HashSet<>();
        return new Standing(
                rows(Side.BOOK, book, done, carried),
                rows(Side.STATEMENT, statement, done, carried),
                carried,
                beyond,
                over);
    }

    /// Whether some rows of a match stand in the run and all others are of other days.
    private boolean isOverTheEdge(Set<RowRef> used, Map<RowRef, MatchRow> rows) {
        List<RowRef> outside = used.stream().filter(row -> !stands(rows.get(row))).toList();
        return !outside.isEmpty()
                && outside.stream().allMatch(row -> rows.containsKey(row) || elsewhere.test(row));
    }

    private boolean stands(@Nullable MatchRow row) {
        return row != null && (isWithin(row) || isEarly(row));
    }

    private List<MatchRow> rows(
            Side side, List<MatchRow> all, Set<RowRef> done, Set<RowRef> carried) {
        List<MatchRow> rows = new ArrayList<>();
        for (MatchRow row : all) {
            if (isWithin(row)) {
                rows.add(row);
            } else if (isCarried(row)) {
                var ref = new RowRef(side, row.rowId());
                if (!done.contains(ref)) {
                    carried.add(ref);
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private boolean isCarried(MatchRow row) {
        return isEarly(row) && !row.amount().isZero();
    }

    private boolean isEarly(MatchRow row) {
        LocalDate day = row.bookingDate();
        return day.isBefore(period.from()) && !day.isBefore(since);
    }

    private boolean isOver(@Nullable MatchRow row) {
        return row != null && row.bookingDate().isBefore(period.from());
    }

    private boolean isWithin(@Nullable MatchRow row) {
        return row != null
                && !row.bookingDate().isBefore(period.from())
                && !row.bookingDate().isAfter(period.to());
    }
}
