package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What the broker says of the days of a run: the statements that reach back to its first day, one
/// row for each thing they say.
///
/// @param statements newest first by when they were imported; the last one may end before the run
///   and is only what the next is held against
/// @param within those of them that speak of a day of the run, else the one that begins first after
///   it: what that one opens with is what was there
/// @param cut whether there are more statements than a run reads
/// @param older rows of statements behind these that stand in the run all the same
record BrokerSide(
        List<BrokerStatement> statements,
        List<BrokerStatement> within,
        boolean cut,
        List<DealRow> older) {
    /// Files of the run's days or of before that are read: a quarter of days, and some more.
    static final int MOST = 100;

    BrokerSide {
        statements = List.copyOf(statements);
        within = List.copyOf(within);
        older = List.copyOf(older);
    }

    /// @param rows of statements behind these
    BrokerSide with(List<DealRow> rows) {
        return new BrokerSide(statements, within, cut, rows);
    }

    /// @param since the first day that a row is looked for on
    /// @throws Refused `NOT_FOUND` when none was imported, or none of them says what was there in
    ///   the period; `BAD_VALUE` when too many would have to be read for its first day
    static BrokerSide of(
            Unit unit, Sources sources, AccountKey account, LocalDate since, Rows.Period period) {
        return of(sources.statements().apply(unit, account), account, since, period);
    }

    /// @param all newest first by when they were imported
    static BrokerSide of(
            Iterable<BrokerStatement> all,
            AccountKey account,
            LocalDate since,
            Rows.Period period) {
        BrokerReach reach = BrokerReach.of(all, account, since, period);
        if (reach.read().isEmpty()) {
            throw missing(account);
        }
        return new BrokerSide(reach.read(), within(account, reach, period), reach.cut(), List.of());
    }

    static boolean isAfter(BrokerStatement one, Rows.Period period) {
        return one.from().isAfter(period.to());
    }

    private static List<BrokerStatement> within(
            AccountKey account, BrokerReach reach, Rows.Period period) {
        List<BrokerStatement> within =
                reach.read().stream()
                        .filter(one -> !isAfter(one, period))
                        .filter(one -> !one.to().isBefore(period.from()))
                        .toList();
        if (!within.isEmpty()) {
            return within;
        }
        return reach.after(period)
                .map(List::of)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "No statement of %s speaks of a day from %s to %s. Import the report of these days first."
                                                .formatted(account, period.from(), period.to())));
    }

    /// The statement that was imported last.
    ///
    /// @throws Refused `NOT_FOUND` when none was
    static BrokerStatement newest(Unit unit, Sources sources, AccountKey account) {
        for (BrokerStatement one : sources.statements().apply(unit, account)) {
            return one;
        }
        throw missing(account);
    }

    /// The last day that a statement speaks of, or the first that is not before the wanted one.
    ///
    /// @throws Refused `NOT_FOUND` when none was imported
    static LocalDate reached(Unit unit, Sources sources, AccountKey account, LocalDate wanted) {
        LocalDate reached = null;
        for (BrokerStatement one : sources.statements().apply(unit, account)) {
            reached = reached == null || one.to().isAfter(reached) ? one.to() : reached;
            if (!reached.isBefore(wanted)) {
                break;
            }
        }
        if (reached == null) {
            throw missing(account);
        }
        return reached;
    }

    private static Refused missing(AccountKey account) {
        return Refused.because(
                Problem.Code.NOT_FOUND,
                "No broker statement of " + account + " has been imported yet. Import one first.");
    }

    /// All rows, oldest statement first; what is older than those comes before them. A newer
    /// statement speaks for its time alone, up to the day it was printed: what an older one said of
    /// it does not count. Against one that begins after it and was only imported before, it speaks
    /// up to its last row.
    List<DealRow> rows() {
        List<List<DealRow>> parts = new ArrayList<>();
        List<Span> newer = new ArrayList<>();
        Set<Long> tickets = new HashSet<>();
        for (BrokerStatement one : statements) {
            Predicate<DealRow> spoken =
                    row ->
                            tickets.contains(row.ticket())
                                    || newer.stream().anyMatch(span -> span.holds(row, one));
            List<DealRow> own = one.rows().stream().filter(spoken.negate()).toList();
            parts.add(own);
            own.forEach(row -> tickets.add(row.ticket()));
            if (!one.rows().isEmpty()) {
                newer.add(Span.of(one));
            }
        }
        parts.add(older);
        return parts.reversed().stream().flatMap(List::stream).toList();
    }

    /// The time a statement speaks of.
    record Span(BrokerStatement statement, LocalDateTime first, LocalDateTime last) {
        static Span of(BrokerStatement statement) {
            List<LocalDateTime> times =
                    statement.rows().stream().map(DealRow::serverTime).sorted().toList();
            return new Span(statement, times.getFirst(), times.getLast());
        }

        boolean holds(DealRow row, BrokerStatement said) {
            boolean goesOn = said.from().isAfter(statement.from());
            return row.serverTime().isAfter(first)
                    && (goesOn
                            ? row.serverTime().isBefore(last)
                            : !day(row).isAfter(statement.to()));
        }
    }

    /// The balance before the first day of a run, of the newest statement that reaches back to it,
    /// else of the one that begins first.
    Money opening(LocalDate from) {
        BrokerStatement first =
                within.stream()
                        .filter(one -> !one.from().isAfter(from))
                        .findFirst()
                        .orElseGet(
                                () ->
                                        within.stream()
                                                .min(Comparator.comparing(BrokerStatement::from))
                                                .orElseThrow());
        return first.opening().plus(moved(first, row -> day(row).isBefore(from)));
    }

    /// The balance after the last day of a run, of the statement that reaches it and begins last,
    /// the newest of those; else of the one that ends last. One that goes on from another knows
    /// more of its days, whichever was imported first.
    Money closing(LocalDate to) {
        BrokerStatement last =
                within.stream()
                        .filter(one -> !one.to().isBefore(to))
                        .max(Comparator.comparing(BrokerStatement::from))
                        .orElseGet(
                                () ->
                                        within.stream()
                                                .max(Comparator.comparing(BrokerStatement::to))
                                                .orElseThrow());
        return last.closing().minus(moved(last, row -> day(row).isAfter(to)));
    }

    private static Money moved(BrokerStatement statement, Predicate<DealRow> which) {
        Money sum = Money.zero(statement.opening().currency());
        for (DealRow row : statement.rows()) {
            sum = Rows.movesBalance(row) && which.test(row) ? sum.plus(row.netAmount()) : sum;
        }
        return sum;
    }

    private static LocalDate day(DealRow row) {
        return row.serverTime().toLocalDate();
    }

    /// Hash of the files that speak of the run's days.
    String evidence() {
        return within.size() == 1
                ? within.getFirst().sha256()
                : Canonical.digest(within.stream().map(BrokerStatement::sha256).toList());
    }
}
