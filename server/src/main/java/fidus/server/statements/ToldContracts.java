package fidus.server.statements;

import fidus.clients.ClientId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutState;
import fidus.server.investments.ContractBooks;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Which contracts a month's statements tell of: those the books held by its end, unless everything
/// of them had been paid before it began and nothing came back since.
final class ToldContracts {
    private final ContractBooks books;
    private final Function<Unit, StatementSources.Settled> settled;

    ToldContracts(ContractBooks books, Function<Unit, StatementSources.Settled> settled) {
        this.books = books;
        this.settled = settled;
    }

    /// How many of each client; a client without one is absent.
    Map<ClientId, Integer> of(Unit unit, YearMonth month) {
        var counts = new HashMap<ClientId, Integer>();
        var read = new StatementSources.Settled[1];
        books.each(
                unit,
                book -> {
                    if (!book.holdsPrincipal(month.atEndOfMonth())) {
                        return;
                    }
                    boolean told = isOpen(book);
                    if (!told) {
                        read[0] = read[0] == null ? settled.apply(unit) : read[0];
                        told = isMoved(book, month.atDay(1), read[0]);
                    }
                    if (told) {
                        counts.merge(book.clientId(), 1, Integer::sum);
                    }
                });
        return counts;
    }

    private static boolean isOpen(ContractBook book) {
        return book.schedule().rows().stream()
                .anyMatch(row -> row.live() && row.payoutState() != PayoutState.PAID);
    }

    private static boolean isMoved(
            ContractBook book, LocalDate from, StatementSources.Settled settled) {
        return book.schedule().rows().stream()
                .anyMatch(row -> settled.isMovedFrom(from, book.id(), row.ref()));
    }
}
