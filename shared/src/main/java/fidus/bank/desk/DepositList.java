package fidus.bank.desk;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import java.time.Instant;
import java.util.List;

/// What became of a list of proposed deposits that two persons decided at once.
///
/// @param id of the decision
public record DepositList(
        String id,
        HouseAccountId houseAccountId,
        String askedByName,
        String agreedByName,
        Instant at,
        List<Line> lines) {
    public DepositList {
        lines = List.copyOf(lines);
    }

    /// @param rowId the statement's row
    /// @param leftBecause why it was left as it is, empty when it was recorded and confirmed
    public record Line(String rowId, String clientName, Money money, String leftBecause) {
        public boolean done() {
            return leftBecause.isEmpty();
        }
    }
}
