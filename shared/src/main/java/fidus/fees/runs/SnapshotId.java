package fidus.fees.runs;

import fidus.id.Id;

import java.util.UUID;

public record SnapshotId(UUID value) implements Id {}
