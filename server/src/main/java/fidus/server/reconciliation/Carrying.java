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

/// Which rows stand in a run: those of its period, and those of earlier signed periods that nothing
/// has matched yet, also when they came after the signature.
final class Carrying {
    private final String account;
    private final Rows.Period period;
    private final LocalDate since;
    private final List<Set<RowRef>> kept = new ArrayList<>();

    Carrying(Unit unit, String account, Rows.Period period) {
        this.account = account;
        this.period = period;
        for (MatchStore.StoredMatch match : Comparison.kept(unit, account)) {
            kept.add(RowRefs.of(match.recorded().match()));
        }
        this.since =
                new RunStore()
                        .signedRuns(unit, account).stream()
                                .map(ReconciliationRun::from)
                                .filter(from -> from.isBefore(period.from()))
                                .min(Comparator.naturalOrder())
                                .orElse(period.from());
    }

    /// What stands in a run.
    ///
    /// @param carried those of before its period
    record Standing(List<MatchRow> book, List<MatchRow> statement, Set<RowRef> carried) {}

    /// The first day that a row is carried from, of these or of a statement that a signed run left
    /// unmatched; else the first of the period.
    LocalDate earliest(Unit unit, List<MatchRow> book) {
        Set<String> done = new HashSet<>();
        kept.forEach(
                rows ->
                        rows.stream()
                                .filter(row -> row.side() == Side.BOOK)
                                .forEach(row -> done.add(row.rowId())));
        LocalDate printed = printed(unit);
        return book.stream()
                .filter(row -> isEarly(row) && !done.contains(row.rowId()))
                .map(MatchRow::bookingDate)
                .min(Comparator.naturalOrder())
                .filter(day -> day.isBefore(printed))
                .orElse(printed);
    }

    /// The first day of the earliest run that saw a row of a statement first which is unmatched
    /// still: the row is not of a day before it.
    private LocalDate printed(Unit unit) {
        String start = RunFindings.rowKey(account, Side.STATEMENT, "");
        Set<String> runs = new HashSet<>();
        for (BreakStore.StoredBreak one : new BreakStore().find(unit, account, true)) {
            if (one.rule().equals(ReconciliationBreak.UNMATCHED) && one.key().startsWith(start)) {
                runs.add(one.found().firstSeenRun().value().toString());
            }
        }
        return new RunStore()
                .among(unit, runs).stream()
                        .map(stored -> stored.run().from())
                        .map(from -> from.isBefore(since) ? since : from)
                        .filter(from -> from.isBefore(period.from()))
                        .min(Comparator.naturalOrder())
                        .orElse(period.from());
    }

    /// @param book all rows of the books, in the period or not
    /// @param statement all rows of statements
    Standing of(List<MatchRow> book, List<MatchRow> statement) {
        Map<RowRef, MatchRow> rows = new HashMap<>();
        book.forEach(row -> rows.put(new RowRef(Side.BOOK, row.rowId()), row));
        statement.forEach(row -> rows.put(new RowRef(Side.STATEMENT, row.rowId()), row));
        Set<RowRef> done = new HashSet<>();
        for (Set<RowRef> used : kept) {
            if (used.stream().map(rows::get).noneMatch(this::isWithin)) {
                done.addAll(used);
            }
        }
        Set<RowRef> carried = new HashSet<>();
        return new Standing(
                rows(Side.BOOK, book, done, carried),
                rows(Side.STATEMENT, statement, done, carried),
                carried);
    }

    private List<MatchRow> rows(
            Side side, List<MatchRow> all, Set<RowRef> done, Set<RowRef> carried) {
        List<MatchRow> rows = new ArrayList<>();
        for (MatchRow row : all) {
            var ref = new RowRef(side, row.rowId());
            if (isEarly(row) && !done.contains(ref)) {
                carried.add(ref);
                rows.add(row);
            } else if (isWithin(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private boolean isEarly(MatchRow row) {
        LocalDate day = row.bookingDate();
        return day.isBefore(period.from()) && !day.isBefore(since);
    }

    private boolean isWithin(@Nullable MatchRow row) {
        return row != null
                && !row.bookingDate().isBefore(period.from())
                && !row.bookingDate().isAfter(period.to());
    }
}
