package fidus.approvals;

import fidus.id.Id;

import java.util.UUID;

public record PreparedId(UUID value) implements Id {}
