package fidus.server.franchises;

import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolState;
import fidus.franchises.PoolsOpened;
import fidus.investments.schedule.PayoutSchedule;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What pools post in the books of the house: E9 alongside the client's interest, E17 when due.
final class PoolEntries {
    private static final String COST = "5300";
    static final String ACCRUED = "2500";
    static final String PAYABLE = "2510";

    private final Ledger ledger;

    PoolEntries(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Brings the journal to what the pool has earned by a day; the change alone is posted.
    FranchiseBook accrued(
            Unit unit, Actor actor, FranchiseBook before, PayoutSchedule schedule, LocalDate day) {
        Money reached = before.accruedOn(schedule, day);
        Money change = reached.minus(before.accrued());
        if (change.signum() == 0) {
            return before;
        }
        List<Posting> postings = postings(before, change);
        FranchiseBook after = before.with(before.lines(), reached);
        ledger.post(
                unit,
                actor,
                null,
                new NewEntry(
                        "E9",
                        Franchises.subject(before.id()),
                        "pool " + day + " " + after.version(),
                        ledger.countsOn(unit, "E9", day),
                        postings,
                        "Pool of contract " + before.number() + " accrued to " + day));
        return after;
    }

    private static List<Posting> postings(FranchiseBook book, Money change) {
        Map<String, String> dimensions = of(book);
        return change.signum() > 0
                ? List.of(
                        Postings.debit(COST, change, dimensions),
                        Postings.credit(ACCRUED, change, dimensions))
                : List.of(
                        Postings.debit(ACCRUED, change.abs(), dimensions),
                        Postings.credit(COST, change.abs(), dimensions));
    }

    /// What the journal held at the end of a month as the costs of pools, by contract.
    Map<String, Money> posted(Unit unit, YearMonth month) {
        var posted = new HashMap<String, Money>();
        for (Ledger.Balance one :
                ledger.balances(unit, List.of(COST), List.of("contract"), month)) {
            posted.merge(one.values().getFirst(), one.balance(), Money::plus);
        }
        return posted;
    }

    boolean isOff(
            FranchiseBook book,
            PayoutSchedule schedule,
            YearMonth month,
            Map<String, Money> posted) {
        if (!book.isInBooks(month.atEndOfMonth())) {
            return false;
        }
        Money reached = book.following(schedule).accruedOn(schedule, month.atEndOfMonth());
        return !reached.equals(posted(book, posted));
    }

    /// What it had accrued before it was taken over counts as posted.
    private static Money posted(FranchiseBook book, Map<String, Money> posted) {
        PoolsOpened opened = book.opened();
        Money none = Money.zero(book.accrued().currency());
        Money held = posted.getOrDefault(book.id().value().toString(), none);
        return opened == null ? held : held.plus(opened.accrued());
    }

    /// The month alone is brought to what was earned by its last day; where later months hold more
    /// already, the change is taken back on the first day after it.
    FranchiseBook accruedThrough(
            Unit unit,
            Actor actor,
            FranchiseBook before,
            PayoutSchedule schedule,
            YearMonth month) {
        LocalDate day = month.atEndOfMonth();
        if (!before.isInBooks(day)) {
            return before;
        }
        Money held = posted(before, posted(unit, month));
        Money change = before.accruedOn(schedule, day).minus(held);
        if (change.isZero()) {
            return before;
        }
        List<Posting> postings = postings(before, change);
        String leg = "pool " + day + " close " + before.version();
        ledger.post(unit, actor, null, accrual(before, leg, day, postings));
        if (held.equals(before.accrued())) {
            return before.with(before.lines(), before.accrued().plus(change));
        }
        LocalDate after = ledger.countsOn(unit, "E9", day.plusDays(1));
        List<Posting> back = Postings.mirrored(postings);
        ledger.post(unit, actor, null, accrual(before, leg + " back", after, back));
        return before.with(before.lines(), before.accrued());
    }

    private static NewEntry accrual(
            FranchiseBook book, String leg, LocalDate on, List<Posting> postings) {
        String reason = "Pool of contract " + book.number() + " accrued to " + on;
        return new NewEntry("E9", Franchises.subject(book.id()), leg, on, postings, reason);
    }

    /// Every row due by a day, oldest first, each with its accrual and its entry.
    FranchiseBook due(
            Unit unit,
            Actor actor,
            FranchiseBook before,
            PayoutSchedule schedule,
            LocalDate today) {
        FranchiseBook book = before;
        for (PoolLine line : before.lines()) {
            if (line.poolState() == PoolState.SCHEDULED && !line.row().dueOn().isAfter(today)) {
                book = accrued(unit, actor, book, schedule, line.row().dueOn());
                post(unit, actor, book, line);
                book = book.with(line.become(PoolState.DUE));
            }
        }
        return book;
    }

    private void post(Unit unit, Actor actor, FranchiseBook book, PoolLine line) {
        Money pool = line.row().poolAmount();
        if (pool.signum() <= 0) {
            return;
        }
        Map<String, String> dimensions = of(book);
        ledger.post(
                unit,
                actor,
                null,
                new NewEntry(
                        "E17",
                        Franchises.subject(book.id()),
                        "due " + line.row().sequence(),
                        ledger.countsOn(unit, "E17", line.row().dueOn()),
                        List.of(
                                Postings.debit(ACCRUED, pool, dimensions),
                                Postings.credit(PAYABLE, pool, dimensions)),
                        "Pool "
                                + line.row().sequence()
                                + " of contract "
                                + book.number()
                                + " is due"));
    }

    static Map<String, String> of(FranchiseBook book) {
        return Map.of(
                "franchise",
                book.franchiseId().value().toString(),
                "contract",
                book.id().value().toString(),
                "fund",
                book.fundCode().name());
    }
}
