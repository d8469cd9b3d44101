package fidus.server.deals;

import fidus.contract.Refused;
import fidus.mt5.Deal;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Map;

/// The fees of managers, as far as a movement on a trading account can pay one.
public interface ManagerFees {
    /// What would be paid, in words for the person who approves it.
    ///
    /// @param on the day the payment counts from
    /// @throws Refused when there is no such run, or the movement is not its payment
    String words(Unit unit, Deal deal, LocalDate on, String feeRun);

    /// Marks the run as paid by this movement.
    ///
    /// @return the manager, and the fund where it is one
    /// @throws Refused as `words`
    Map<String, String> paid(Unit unit, Actor actor, Deal deal, LocalDate on, String feeRun);
}
