package fidus.server.deals;

import fidus.contract.Refused;
import fidus.ledger.Posting;
import fidus.mt5.Deal;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;

/// The fees of managers, as far as a movement on a trading account can pay one.
public interface ManagerFees {
    /// What would be paid, in words for the person who approves it.
    ///
    /// @param on the day the payment counts from
    /// @throws Refused when there is no such run, or the movement is not its payment
    String words(Unit unit, Deal deal, LocalDate on, String feeRun);

    /// Marks the run as paid by this movement.
    ///
    /// @return what it takes off 2410: a debit for each fund whose cost the fee is
    /// @throws Refused as `words`
    List<Posting> paid(Unit unit, Actor actor, Deal deal, LocalDate on, String feeRun);
}
