package fidus.server.rebates;

import fidus.server.mongo.Unit;

/// Says that nothing in the books stands on what a bank's statement shows.
@FunctionalInterface
public interface Unused {
    /// @param account of the house, by name
    /// @param evidence a reference, or rows of the statement
    /// @throws fidus.contract.Refused `EVIDENCE_USED`
    void require(Unit unit, String account, String evidence);
}
