package fidus.investments.commissions;

import fidus.id.Id;

import java.util.UUID;

public record AgentId(UUID value) implements Id {}
