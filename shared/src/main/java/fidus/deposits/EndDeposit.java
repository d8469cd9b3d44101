package fidus.deposits;

import org.jspecify.annotations.Nullable;

/// @param reason at least 10 characters
/// @param returned when and how the money of a reversed deposit left again; absent when it was
///   never there and was recorded in error, which takes it back from its value date on
public record EndDeposit(DepositId id, String reason, @Nullable DepositReturn returned) {
    /// Of money that was never there.
    public EndDeposit(DepositId id, String reason) {
        this(id, reason, null);
    }
}
