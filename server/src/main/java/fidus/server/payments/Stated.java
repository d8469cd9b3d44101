package fidus.server.payments;

import fidus.money.Money;
import fidus.payments.Payment;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// What a person says that a payment's end stands on.
///
/// @param evidence the bank's reference or the hash
/// @param moved the sums that the rows it names may show, below zero for money that left; none
///   where nothing moved or nothing is known
/// @param days of payments that left, absent for any other end
/// @param cameBack the payments that left and are to be recorded as come back; none for any other
///   end
public record Stated(
        String houseAccount,
        String evidence,
        List<Money> moved,
        @Nullable Days days,
        List<Payment> cameBack) {
    /// The commands about payments of which a second person reads such evidence.
    public static final Set<String> COMMANDS =
            Set.of(Settlements.CONFIRM, Returns.RETURN, ReturnsTogether.RETURN, OwedBacks.RECORD);

    /// Those of them that record money which came back.
    public static final Set<String> CAME_BACK =
            Set.of(Returns.RETURN, ReturnsTogether.RETURN, OwedBacks.RECORD);

    /// The label beside which that person reads it.
    public static final String LABEL = "Bank reference";

    public Stated {
        moved = List.copyOf(moved);
        cameBack = List.copyOf(cameBack);
    }

    /// @param valueOn the day that is said to be the bank's
    /// @param made the day on which the batch was made
    public record Days(LocalDate valueOn, long batch, LocalDate made) {}
}
