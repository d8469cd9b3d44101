package fidus.investments.commissions;

import fidus.money.Money;

import java.time.LocalDate;

/// What a white-label company and its agent share for one period of a contract.
///
/// @param sequence counts from 1
/// @param periodTo the day after the last one
/// @param agentPart round(pool × agent share)
/// @param companyPart the rest of the pool
public record PoolRow(
        int sequence,
        int monthsCovered,
        LocalDate periodFrom,
        LocalDate periodTo,
        LocalDate dueOn,
        Money poolAmount,
        Money agentPart,
        Money companyPart) {}
