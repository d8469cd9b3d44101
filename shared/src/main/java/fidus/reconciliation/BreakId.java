package fidus.reconciliation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import fidus.id.Id;

import java.util.UUID;

/// Names one break, kept over all runs.
public record BreakId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BreakId {}
}
