package fidus.statements;

import fidus.clients.ClientId;
import fidus.deposits.Deposit;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What a client's statement is computed from.
///
/// @param books the client's started contracts with their rows
/// @param deposits of the client, in any state
/// @param paidDays when rows were paid
public record StatementInput(
        ClientId clientId,
        String clientName,
        YearMonth period,
        String businessZone,
        List<ContractBook> books,
        List<Deposit> deposits,
        PaidDays paidDays) {
    public StatementInput {
        books = List.copyOf(books);
        deposits = List.copyOf(deposits);
    }

    /// The day on which a row that is PAID was paid, as the payment's evidence says.
    @FunctionalInterface
    public interface PaidDays {
        Optional<LocalDate> paidOn(InvestmentId contract, PayoutRef row);
    }
}
