package fidus.redemptions;

import fidus.id.Id;

import java.util.UUID;

public record RedemptionId(UUID value) implements Id {}
