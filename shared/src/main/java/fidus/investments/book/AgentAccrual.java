package fidus.investments.book;

import fidus.investments.commissions.AgentId;
import fidus.money.Money;

/// What the journal holds as accrued for one agent on one contract, paid or not.
public record AgentAccrual(AgentId agentId, Money accrued) {}
