package fidus.agents;

import fidus.money.Money;

/// What an agent brought and is due, in one currency. Derived from the contracts and their
/// commission rows; cancelled rows count nowhere.
///
/// @param sales Σ principal of the contracts that bear a row of this agent, each once
/// @param earned Σ READY, APPROVED and PAID rows
/// @param paid Σ PAID rows
/// @param unpaid earned and not paid
/// @param pending Σ PENDING rows: not earned yet
public record AgentTotal(Money sales, Money earned, Money paid, Money unpaid, Money pending) {}
