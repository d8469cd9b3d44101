package fidus.server.payments;

import fidus.money.Money;
import fidus.payments.Payment;

import java.util.List;

/// What a person says that a payment's end stands on.
///
/// @param evidence the bank's reference or the hash
/// @param moved the sums that the rows it names may show, below zero for money that left; none
///   where nothing moved or nothing is known
/// @param cameBack the payments that left and are to be recorded as come back; none for any other
///   end
public record Stated(
        String houseAccount, String evidence, List<Money> moved, List<Payment> cameBack) {
    public Stated {
        moved = List.copyOf(moved);
        cameBack = List.copyOf(cameBack);
    }
}
