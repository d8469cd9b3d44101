package fidus.server.close;

import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Contracts as they stood at the end of a month: those whose principal the books held then, by the
/// rows in force then, and with what had left by then and was not back.
final class MonthBooks {
    private final LocalDate last;
    private final Left left;

    /// Contracts that had begun.
    ///
    /// @param then as they stood at the end of the month
    /// @param now the same ones with what was paid and changed since
    /// @param left what had left the house by then
    record Begun(List<ContractBook> then, List<ContractBook> now, Left left) {}

    private MonthBooks(Unit unit, Closes.Ground ground, LocalDate last) {
        this.last = last;
        this.left = new Left(unit, ground, last);
    }

    static Begun of(Unit unit, Closes.Ground ground, LocalDate last) {
        var all = new MonthBooks(unit, ground, last);
        var then = new ArrayList<ContractBook>();
        var now = new ArrayList<ContractBook>();
        ground.books()
                .each(
                        unit,
                        book -> {
                            if (book.holdsPrincipal(last) && book.isInBooks(last)) {
                                then.add(all.then(book));
                                now.add(book);
                            }
                        });
        return new Begun(List.copyOf(then), List.copyOf(now), all.left);
    }

    private ContractBook then(ContractBook book) {
        return book.toldOn(
                last,
                row -> left.isPaid(book.id(), book.schedule().find(row.ref()).orElse(row)),
                row -> then(book, row));
    }

    private CommissionRow then(ContractBook book, CommissionRow row) {
        boolean paid = left.isPaid(book, row);
        boolean isPaid = row.commissionState() == CommissionState.PAID;
        if (paid == isPaid || !row.live()) {
            return row;
        }
        return paid ? row.wasPaid() : row.become(CommissionState.APPROVED);
    }
}
