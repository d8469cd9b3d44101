package fidus.statements;

import fidus.clients.ClientId;
import fidus.deposits.CountedDeposit;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.ReturnedPayout;
import fidus.redemptions.RedemptionRequest;
import fidus.time.BusinessDays;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What a client's statement is computed from.
///
/// @param days by which a moment is of a day
/// @param books the client's started contracts with their rows
/// @param deposits of the client that counted at any time, reversed ones included
/// @param redemptions of the client's contracts, whatever became of them
/// @param paidDays when rows were paid
/// @param valuedDays from when the books know what a valuation found
public record StatementInput(
        ClientId clientId,
        String clientName,
        YearMonth period,
        BusinessDays days,
        List<ContractBook> books,
        List<CountedDeposit> deposits,
        List<RedemptionRequest> redemptions,
        PaidDays paidDays,
        ValuedDays valuedDays) {
    public StatementInput {
        books = List.copyOf(books);
        deposits = List.copyOf(deposits);
        redemptions = List.copyOf(redemptions);
    }

    /// The day on which a row that is PAID was paid, as the payment's evidence says.
    @FunctionalInterface
    public interface PaidDays {
        Optional<LocalDate> paidOn(InvestmentId contract, PayoutRef row);

        /// Payments of the row that came back, in any order.
        default List<ReturnedPayout> returned(InvestmentId contract, PayoutRef row) {
            return List.of();
        }
    }

    /// The day from which a row that a valuation made, or made smaller, counts in the books. A
    /// month whose books were closed before does not know of it. Empty for every other row.
    @FunctionalInterface
    public interface ValuedDays {
        /// Everything is known on the day it is due.
        ValuedDays IN_TIME = (_, _) -> Optional.empty();

        Optional<LocalDate> countsOn(InvestmentId contract, PayoutRef row);
    }
}
