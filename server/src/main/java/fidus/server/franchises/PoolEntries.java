package fidus.server.franchises;

import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolState;
import fidus.investments.schedule.PayoutSchedule;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What pools post in the books of the house: E9 alongside the client's interest, E17 when due.
final class PoolEntries {
    private static final String COST = "5300";
    private static final String ACCRUED = "2500";
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
        Map<String, String> dimensions = of(before);
        List<Posting> postings =
                change.signum() > 0
                        ? List.of(
                                Postings.debit(COST, change, dimensions),
                                Postings.credit(ACCRUED, change, dimensions))
                        : List.of(
                                Postings.debit(ACCRUED, change.abs(), dimensions),
                                Postings.credit(COST, change.abs(), dimensions));
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
