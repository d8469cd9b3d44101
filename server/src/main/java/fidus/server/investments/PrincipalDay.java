package fidus.server.investments;

import fidus.investments.book.BookedFrom;
import fidus.investments.book.ContractBook;
import fidus.ledger.Postings;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// From which day the books hold the principal of a contract (E2).
final class PrincipalDay {
    private static final String EVENT = "E2";

    private final Ledger ledger;

    PrincipalDay(Ledger ledger) {
        this.ledger = ledger;
    }

    /// For a contract that starts on a day.
    BookedFrom of(Unit unit, LocalDate start) {
        return new BookedFrom(
                ledger.countsOn(unit, EVENT, start), ledger.countsOn(unit, "E9", start));
    }

    void post(Unit unit, Decided by, ContractBook book) {
        post(unit, by, book, "");
    }

    /// Whether the principal is in the books on a day only that has not come: its start was typed
    /// ahead before that was refused.
    static boolean isAhead(ContractBook book, LocalDate today) {
        BookedFrom from = book.bookedFrom();
        return from != null && from.principal().isAfter(today);
    }

    /// Takes back what stands on a day that has not come, and posts it as of the contract's start.
    ///
    /// @param book with its corrected start
    /// @return the book as it is to be stored
    ContractBook moved(Unit unit, Decided by, ContractBook book, String reason) {
        var _ =
                ledger.reversePosted(
                        unit,
                        by.maker().asking(by.checker().request()),
                        by.checker().id(),
                        new Ledger.Posted(EVENT, Contracts.subject(book.id()), ""),
                        reason);
        post(unit, by, book, "corrected start");
        return book.booked(of(unit, book.schedule().dates().startDate()))
                .with(book.schedule(), book.commissions());
    }

    private void post(Unit unit, Decided by, ContractBook book, String leg) {
        Actor maker = by.maker().asking(by.checker().request());
        ledger.post(
                unit,
                maker,
                by.checker().id(),
                new NewEntry(
                        EVENT,
                        Contracts.subject(book.id()),
                        leg,
                        ledger.countsOn(unit, EVENT, book.schedule().dates().startDate()),
                        List.of(
                                Postings.debit(
                                        "2010",
                                        book.schedule().principal(),
                                        Map.of("client", book.clientId().value().toString())),
                                Postings.credit(
                                        "2100", book.schedule().principal(), BookEntries.of(book))),
                        "Contract " + book.number() + " of " + book.clientName() + " starts"));
    }
}
