package fidus.intake;

import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A row of the schedule of a contract in a list.
///
/// @param row such as INTEREST 3
/// @param paidOn when it was paid elsewhere; absent where it was not
/// @param evidence of that payment; empty otherwise
public record ContractPayout(
        String row,
        LocalDate dueOn,
        Money amount,
        PayoutState payoutState,
        @Nullable LocalDate paidOn,
        String evidence) {}
