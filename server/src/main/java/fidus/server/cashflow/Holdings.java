package fidus.server.cashflow;

import fidus.cashflow.HeldCash;
import fidus.cashflow.UnallocatedCash;
import fidus.investments.book.ContractBook;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Recorded balances carried on by the journal: the one figure of what banks and wallets hold.
final class Holdings {
    private final CashStore store = new CashStore();
    private final Ledger ledger;
    private final ContractBooks books;

    Holdings(Ledger ledger, ContractBooks books) {
        this.ledger = ledger;
        this.books = books;
    }

    /// Now, with everything the journal holds.
    HeldCash now(Unit unit, List<ContractBook> read) {
        return held(unit, store.last(unit), read, LocalDate.MAX);
    }

    /// Now, if these were the balances recorded.
    HeldCash supposed(Unit unit, List<UnallocatedCash> recorded) {
        var read = new ArrayList<ContractBook>();
        books.each(unit, read::add);
        return held(unit, recorded, read, LocalDate.MAX);
    }

    /// As of an instant.
    ///
    /// @param end the first instant after it
    /// @param last the last value date that counts
    HeldCash at(Unit unit, Instant end, LocalDate last, List<ContractBook> read) {
        return held(unit, store.at(unit, end), read, last);
    }

    private HeldCash held(
            Unit unit, List<UnallocatedCash> recorded, List<ContractBook> read, LocalDate last) {
        return new HeldCash(recorded, CashBooked.of(unit, ledger, recorded, read, last));
    }
}
