package fidus.server.deposits;

import fidus.deposits.Deposit;
import fidus.deposits.RecordDeposit;

/// What a deposit stands on.
///
/// @param paidInto the account of the house
public record DepositGround(String paidInto, String evidence) {
    static DepositGround of(Deposit deposit) {
        return new DepositGround(deposit.paidInto(), deposit.evidence());
    }

    static DepositGround of(RecordDeposit record) {
        return new DepositGround(record.paidInto().strip(), record.evidence());
    }
}
