package fidus.server.investments;

import fidus.investments.book.ContractBook;
import fidus.investments.book.TakenOver;
import fidus.ledger.Posting;

import java.util.List;

/// What opens with a contract that is taken over.
///
/// @param postings of its entry: what is owed, against opening balances
/// @param pools of the company that sold it
public record Opening(
        ContractBook book, TakenOver state, List<Posting> postings, TakeOvers.Pools pools) {
    public Opening {
        postings = List.copyOf(postings);
    }
}
