package fidus.fees.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One payment of a run.
///
/// @param payment the payment's own record, as `kind/id`
/// @param money below zero for what the payee gave back because it had been paid too much
/// @param returnedOn first day on which the books have it back; absent while it has not come back
public record FeePaid(
        String payment, LocalDate paidOn, Money money, @Nullable LocalDate returnedOn) {
    public static FeePaid of(String payment, LocalDate paidOn, Money money) {
        return new FeePaid(payment, paidOn, money, null);
    }

    FeePaid back(LocalDate on) {
        return new FeePaid(payment, paidOn, money, on);
    }

    /// Whether it has not come back.
    @JsonIgnore
    public boolean stands() {
        return returnedOn == null;
    }

    /// Whether it had left by a day and had not come back then.
    public boolean stoodOn(LocalDate day) {
        return !paidOn.isAfter(day) && (returnedOn == null || returnedOn.isAfter(day));
    }
}
