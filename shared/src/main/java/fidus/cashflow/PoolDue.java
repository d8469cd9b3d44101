package fidus.cashflow;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A franchise pool as it stands.
///
/// @param paidOn absent while it is unpaid, and when nobody knows the day
public record PoolDue(
        CashFlowContract contract,
        int sequence,
        LocalDate dueOn,
        Money poolAmount,
        boolean paid,
        @Nullable LocalDate paidOn) {}
