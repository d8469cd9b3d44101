package fidus.agents;

import fidus.investments.commissions.AgentId;

import java.time.LocalDate;

/// All READY rows of an agent due on or before a day, prepared for another person.
public record ApproveCommissions(AgentId agentId, LocalDate dueUntil) {}
