package fidus.server.shares;

import fidus.contract.Refused;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.ledger.JournalEntry;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A principal at risk that an approved valuation made due, and back: the whole of it falls due
/// (E10), and the client's part of a loss is a share the other way round (E18).
final class PrincipalBooks {
    private static final String DUE_EVENT = "E10";
    private static final String PRINCIPAL = "2100";

    private final Shares.Ground ground;
    private final ShareStore store;

    PrincipalBooks(Shares.Ground ground, ShareStore store) {
        this.ground = ground;
        this.store = store;
    }

    /// A principal that fell due whole before it had to wait for its valuation stays as it is.
    void post(Unit unit, Decided by, ShareRun run, ShareLine line) {
        Actor maker = by.maker().asking(by.checker().request());
        ContractBook before = ground.books().get(unit, line.investmentId());
        if (!before.schedule().waits(before.schedule().principalRow())) {
            return;
        }
        PayoutSchedule valued =
                before.schedule().withPrincipalDue(Objects.requireNonNull(line.principalDue()));
        replace(unit, maker, before, before.with(valued, before.commissions()), "VALUE_PRINCIPAL");
        JournalEntry due =
                ground.ledger().post(unit, maker, by.checker().id(), due(unit, before, run, line));
        store.booked(unit, line.investmentId(), PayoutRef.principal(), due.valueOn());
        if (lost(before, line).signum() > 0) {
            var _ =
                    ground.ledger()
                            .post(unit, maker, by.checker().id(), loss(unit, before, run, line));
        }
        ground.states().closeWhenPaid(unit, maker, valued, line.investmentId());
    }

    /// Whether this valuation made the principal due; not where it had fallen due whole before.
    boolean isDue(Unit unit, ShareRun run, ShareLine line) {
        return ground.ledger().isPosted(unit, posted(DUE_EVENT, run, line));
    }

    /// @throws Refused `WRONG_STATE` when the principal was asked for or paid
    void checkUntouched(Unit unit, ShareRun run, ShareLine line) {
        if (isDue(unit, run, line)) {
            var _ = ground.books().get(unit, line.investmentId()).schedule().withoutPrincipalDue();
        }
    }

    void reverse(Unit unit, Decided by, ShareRun run, ShareLine line, String reason) {
        if (!isDue(unit, run, line)) {
            return;
        }
        Actor maker = by.maker().asking(by.checker().request());
        ContractBook before = ground.books().get(unit, line.investmentId());
        if (lost(before, line).signum() > 0) {
            var _ = takeBack(unit, by, posted(ShareBooks.EVENT, run, line), reason);
        }
        LocalDate back = takeBack(unit, by, posted(DUE_EVENT, run, line), reason);
        LocalDate booked =
                store.booked(unit, line.investmentId(), PayoutRef.principal())
                        .orElse(before.schedule().principalRow().dueOn());
        PayoutSchedule waits = before.schedule().withoutPrincipalDue();
        replace(
                unit,
                maker,
                before,
                TakenBack.of(booked, back, before, waits),
                "TAKE_BACK_PRINCIPAL");
        ground.states().reopen(unit, maker, line.investmentId());
    }

    /// @return the day from which the books have it no more
    private LocalDate takeBack(Unit unit, Decided by, Ledger.Posted posted, String reason) {
        Actor maker = by.maker().asking(by.checker().request());
        return ground.ledger()
                .reversePosted(unit, maker, by.checker().id(), posted, reason)
                .valueOn();
    }

    private void replace(
            Unit unit, Actor maker, ContractBook before, ContractBook after, String action) {
        ground.books().replace(unit, maker, before, after, action);
    }

    private NewEntry due(Unit unit, ContractBook book, ShareRun run, ShareLine line) {
        Map<String, String> dimensions = ShareBooks.dimensions(book);
        Money whole = book.schedule().principal();
        return new NewEntry(
                DUE_EVENT,
                Shares.subject(run.id()),
                leg(line),
                countsOn(unit, DUE_EVENT, book),
                List.of(
                        Postings.debit(PRINCIPAL, whole, dimensions),
                        Postings.credit(ShareBooks.DUE, whole, dimensions)),
                "The principal at risk of contract " + line.number() + " is due");
    }

    private NewEntry loss(Unit unit, ContractBook book, ShareRun run, ShareLine line) {
        Map<String, String> dimensions = ShareBooks.dimensions(book);
        Money lost = lost(book, line);
        return new NewEntry(
                ShareBooks.EVENT,
                Shares.subject(run.id()),
                leg(line),
                countsOn(unit, ShareBooks.EVENT, book),
                List.of(
                        Postings.debit(ShareBooks.DUE, lost, dimensions),
                        Postings.credit(ShareBooks.COST, lost, dimensions)),
                "Contract " + line.number() + " bears its part of the loss");
    }

    private LocalDate countsOn(Unit unit, String event, ContractBook book) {
        return ground.ledger().countsOn(unit, event, book.schedule().dates().contractEnd());
    }

    private static Money lost(ContractBook book, ShareLine line) {
        return book.schedule().principal().minus(Objects.requireNonNull(line.principalDue()));
    }

    private static Ledger.Posted posted(String event, ShareRun run, ShareLine line) {
        return new Ledger.Posted(event, Shares.subject(run.id()), leg(line));
    }

    private static String leg(ShareLine line) {
        return ShareBooks.leg(line) + " principal";
    }
}
