package fidus.bank.desk;

import fidus.deposits.RecordDeposit;
import fidus.payments.wallets.HouseAccountId;

import java.util.List;

/// Asks for proposed deposits of an account to be recorded and confirmed by one decision.
///
/// @param deposits as they were shown, each on a row of its own; 1 to {@link #MOST}. One that is
///   proposed otherwise by now is refused
public record RecordProposed(HouseAccountId id, List<RecordDeposit> deposits) {
    public static final int MOST = 100;

    public RecordProposed {
        deposits = List.copyOf(deposits);
    }
}
