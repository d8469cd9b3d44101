package fidus.server.bank;

import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.MatchRow;
import fidus.server.ledger.EntrySearch;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which of a few rows something is proposed for, without making the proposals of the account: what
/// is read lies around the days of these rows.
final class RowHints {
    private static final String TRANSIT = "1140";
    private static final Set<String> CROSSINGS = Set.of("E4", "E8d");

    private final Ledger ledger;
    private final Matching matching;
    private final BankSides sides;
    private final HeldRows held;
    private final Suggestions.Kinds kinds;

    RowHints(
            BankStatements.Ground ground, BankSides sides, HeldRows held, Suggestions.Kinds kinds) {
        this.ledger = ground.ledger();
        this.matching = ground.matching();
        this.sides = sides;
        this.held = held;
        this.kinds = kinds;
    }

    /// @param free rows that count and that no match uses
    Set<String> among(Unit unit, HouseAccount account, List<BankStore.StoredRow> free) {
        Set<String> ids = new HashSet<>();
        for (BankStore.StoredRow row : free) {
            ids.add(row.id());
            Parts.of(row).forEach(part -> ids.add(part.id()));
        }
        FreeRows open =
                FreeRows.of(
                        unsuspected(unit, account, free),
                        held.booked(unit, ids),
                        row -> held.isDeposited(unit, row));
        UnaryOperator<Money> most = matching.most(unit, account);
        var in = new Comebacks.Ground(account, most);
        Comebacks.Found back = kinds.comebacks().of(unit, in, open.pieces(), LeftTwice.UNASKED);
        Confirmations.Found gone = kinds.confirmations().of(unit, account, open, most);
        Set<String> hinted = new HashSet<>(back.rows());
        hinted.addAll(gone.named());
        List<MatchRow> book = unmatched(unit, account, open);
        Set<String> other = new HashSet<>(back.rows());
        OwnMoney.Found own = kinds.ownMoney().of(unit, account, open, book);
        other.addAll(own.rows());
        own.proposals().forEach(one -> hinted.add(one.rowId()));
        hinted.addAll(arrivals(unit, Suggestions.without(open.pieces(), other), book));
        hinted.addAll(transits(unit, account, Suggestions.without(open.whole(), other)));
        return hinted.stream().map(RowNames::whole).collect(Collectors.toSet());
    }

    private List<BankStore.StoredRow> unsuspected(
            Unit unit, HouseAccount account, List<BankStore.StoredRow> rows) {
        Set<String> ids = rows.stream().map(BankStore.StoredRow::id).collect(Collectors.toSet());
        var asked = new Matching.Rows(account, Set.of(), ids);
        return Suggestions.without(rows, matching.among().apply(unit, asked).suspected().keySet());
    }

    /// The rows of the journal that could be these and that no match uses.
    private List<MatchRow> unmatched(Unit unit, HouseAccount account, FreeRows open) {
        Set<LocalDate> days = new HashSet<>();
        Set<Money> sums = new HashSet<>();
        Stream.concat(open.whole().stream(), open.pieces().stream())
                .forEach(
                        row -> {
                            days.addAll(Arrivals.daysInTheBooks(row.day()));
                            sums.add(row.money());
                        });
        List<MatchRow> book = sides.bookOf(unit, account, days, sums);
        var asked =
                new Matching.Rows(
                        account,
                        book.stream().map(MatchRow::rowId).collect(Collectors.toSet()),
                        Set.of());
        Set<String> used = matching.among().apply(unit, asked).book();
        return book.stream().filter(row -> !used.contains(row.rowId())).toList();
    }

    private Set<String> arrivals(
            Unit unit, List<BankStore.StoredRow> open, List<MatchRow> unmatched) {
        return open.stream()
                .filter(row -> row.money().signum() > 0)
                .filter(row -> kinds.arrivals().isNew(unit, row, unmatched))
                .map(BankStore.StoredRow::id)
                .collect(Collectors.toSet());
    }

    /// The rows that could be the other end of money in transit. What was booked later than it
    /// moved because its month was closed stands on the first day of a later one.
    private Set<String> transits(Unit unit, HouseAccount account, List<BankStore.StoredRow> open) {
        Set<LocalDate> days = new HashSet<>();
        open.stream()
                .map(BankStore.StoredRow::day)
                .distinct()
                .forEach(day -> days.addAll(around(unit, day)));
        Map<String, LocalDate> moved = new HashMap<>();
        for (JournalEntry entry : ledger.search().inTransit(unit, days)) {
            if (CROSSINGS.contains(entry.eventCode())) {
                for (Posting posting : entry.postings()) {
                    String transfer = posting.dimensions().get("transfer");
                    if (transfer != null && posting.account().equals(TRANSIT)) {
                        moved.put(transfer, entry.valueOn());
                    }
                }
            }
        }
        EntrySearch entries = ledger.search();
        Map<String, Money> left =
                entries.standing(unit, List.of(TRANSIT), "transfer", moved.keySet());
        UnaryOperator<Money> most = matching.most(unit, account);
        Set<String> hinted = new HashSet<>();
        moved.forEach(
                (transfer, on) -> {
                    Money atBank = left.get(transfer);
                    if (atBank != null) {
                        open.stream()
                                .filter(row -> TransitOffers.couldBe(atBank, on, row, most))
                                .filter(row -> !held.isDeposited(unit, row.id()))
                                .forEach(row -> hinted.add(row.id()));
                    }
                });
        return hinted;
    }

    private Set<LocalDate> around(Unit unit, LocalDate day) {
        LocalDate last = day.plusDays(TransitOffers.DAYS);
        Set<LocalDate> days =
                day.minusDays(TransitOffers.DAYS)
                        .datesUntil(last.plusDays(1))
                        .collect(Collectors.toSet());
        YearMonth open = YearMonth.from(ledger.countsOn(unit, "E4", last));
        for (YearMonth month = YearMonth.from(last);
                !month.isAfter(open);
                month = month.plusMonths(1)) {
            days.add(month.atDay(1));
        }
        return days;
    }
}
