package fidus.statements.partners;

import fidus.money.Money;

import java.time.LocalDate;

/// Something that was due and not paid at the end of the period.
///
/// @param openState as of the day the statement is made; no part of its digest
public record OpenLine(
        EarningKind earningKind,
        long contractNumber,
        String earnedOn,
        Money openAmount,
        LocalDate dueOn,
        OpenState openState) {}
