package fidus.investments.book;

import fidus.investments.InvestmentId;

import java.time.LocalDate;
import java.util.List;

/// Takes over a contract that ran before these books, asking another person to approve it. What it
/// owes on that day opens in the journal (E26); what is accrued and due later follows as always.
///
/// @param startDate the first day S of which all dates are functions
/// @param takenOverOn the last day before these books are responsible; what was due by then and is
///   not named as paid is still owed
/// @param paid rows that were paid by then, each whole
/// @param reason at least 10 characters: where the contract and its payments are on file
public record TakeOver(
        InvestmentId id,
        LocalDate startDate,
        LocalDate takenOverOn,
        List<PaidBefore> paid,
        String reason) {
    public TakeOver {
        paid = List.copyOf(paid);
    }
}
