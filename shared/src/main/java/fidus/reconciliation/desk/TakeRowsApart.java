package fidus.reconciliation.desk;

import fidus.payments.wallets.HouseAccountId;

/// Asks another person to agree that rows of a bank's statements do not take each other back, by
/// one of the rows: no run may have seen them yet, so that no break speaks of them.
///
/// @param id of the account
/// @param rowId of either row
/// @param reason at least 10 characters
public record TakeRowsApart(HouseAccountId id, String rowId, String reason) {}
