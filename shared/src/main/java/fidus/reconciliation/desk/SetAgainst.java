package fidus.reconciliation.desk;

import fidus.payments.wallets.HouseAccountId;

import java.util.List;

/// Asks another person to agree that a bank took a payment twice and gave the second one back: the
/// rows of its statements come to nothing, and nothing of the payment changes.
///
/// @param id of the account
/// @param rowId the row that brought it back
/// @param takesBack the row that took it once more, or the rows that took it in parts, as they are
///   proposed
public record SetAgainst(HouseAccountId id, String rowId, String takesBack) {
    /// The rows that are taken back.
    public List<String> taken() {
        return List.of(takesBack.split(", ", -1));
    }
}
