package fidus.fees.runs;

import fidus.money.Money;

import java.time.LocalDate;

/// What the house owes or will owe a manager, by the fund whose cost it is.
///
/// @param manager the name that postings carry
/// @param runId the run it comes from
/// @param dueOn the day it is payable
public record PayableFee(
        FeeRunId runId,
        FeeType feeType,
        ManagerId managerId,
        String manager,
        String period,
        String fund,
        Money money,
        LocalDate dueOn) {}
