package fidus.agents;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// An agent with what is derived from the commission rows.
///
/// @param clients how many are assigned today
/// @param earned Σ rows that stand, per currency
/// @param paid Σ PAID rows, per currency
/// @param pending Σ rows that stand and are not paid, per currency
/// @param nextDueOn of the rows that are not due yet, absent when there is none
public record AgentCard(
        Agent agent,
        int clients,
        List<Money> earned,
        List<Money> paid,
        List<Money> pending,
        @Nullable LocalDate nextDueOn) {}
