package fidus.reconciliation.desk;

import fidus.payments.wallets.HouseAccountId;

/// Asks another person to agree that a bank took a payment twice and gave the second one back: the
/// two rows of its statements come to nothing, and nothing of the payment changes.
///
/// @param id of the account
/// @param rowId the row that brought it back
/// @param takesBack the row that took it once more
public record SetAgainst(HouseAccountId id, String rowId, String takesBack) {}
