package fidus.redemptions;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// The business days on which a request moved. A day is absent until then, and on requests that
/// moved before days were kept.
///
/// @param approvedOn the last time it was approved
/// @param endedOn refused, revoked or taken back
/// @param paidValueOn the bank's day of the payment, where the books have it on another one
public record RedemptionDays(
        @Nullable LocalDate approvedOn,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate paidValueOn) {
    static final RedemptionDays NONE = new RedemptionDays(null, null, null);

    RedemptionDays approved(LocalDate on) {
        return new RedemptionDays(on, endedOn, paidValueOn);
    }

    RedemptionDays ended(LocalDate on) {
        return new RedemptionDays(approvedOn, on, paidValueOn);
    }

    RedemptionDays paid(@Nullable LocalDate valueOn) {
        return new RedemptionDays(approvedOn, endedOn, valueOn);
    }
}
