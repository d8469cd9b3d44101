package fidus.fees.runs;

import fidus.money.Money;

import java.time.LocalDate;

/// How a run was paid.
///
/// @param payment the payment's own record, as `kind/id`
public record FeePaid(String payment, LocalDate paidOn, Money money) {}
