package fidus.statements.partners;

import fidus.money.Money;

import java.time.LocalDate;

/// A payment of the period, or one that came back in it.
///
/// @param paidAmount below zero where it came back
/// @param movedOn the day on which the books have it
/// @param reference the bank's reference or the transaction hash of the payment
public record PaidLine(
        EarningKind earningKind,
        long contractNumber,
        String earnedOn,
        Money paidAmount,
        LocalDate movedOn,
        String reference,
        boolean returned) {}
