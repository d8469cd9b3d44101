package fidus.server.investments;

import fidus.investments.AboutInvestment;
import fidus.investments.Investment;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.CalendarEvent;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.Redeemable;
import fidus.server.funds.Funds;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.List;

/// One contract with everything that is derived from its rows on the day it is asked for.
public final class ContractPages {
    private final Contracts contracts;
    private final ContractBooks books;
    private final Starts starts;
    private final Funds funds;

    public ContractPages(Contracts contracts, ContractBooks books, Starts starts, Funds funds) {
        this.contracts = contracts;
        this.books = books;
        this.starts = starts;
        this.funds = funds;
    }

    public void routes(Routes routes) {
        routes.answer(BookCalls.PAGE, this::page);
    }

    private ContractPage page(Asked asked, AboutInvestment about) {
        LocalDate today = funds.businessDate(asked.unit());
        Investment contract = contracts.get(asked.unit(), about.id()).on(today);
        ContractBook stored = books.find(asked.unit(), about.id()).orElse(null);
        if (stored == null) {
            return new ContractPage(
                    today,
                    contract,
                    null,
                    null,
                    null,
                    List.of(),
                    starts.missing(asked.unit(), contract));
        }
        ContractBook book =
                new ContractBook(
                        stored.id(),
                        stored.number(),
                        stored.clientId(),
                        stored.clientName(),
                        stored.fundCode(),
                        stored.schedule().on(today),
                        stored.commissions(),
                        stored.accruedInterest(),
                        stored.accruedCommissions(),
                        stored.nextDueOn(),
                        stored.version());
        return new ContractPage(
                today,
                contract,
                book,
                ContractValue.of(book.schedule(), today),
                Redeemable.on(book.schedule(), today),
                CalendarEvent.of(book.id(), book.schedule(), today),
                List.of());
    }
}
