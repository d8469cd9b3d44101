package fidus.mt5;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A reading that looked wrong and waits for a person.
///
/// @param rules the quarantine rules it failed, in words
public record HeldReading(
        String id,
        Reading reading,
        List<String> rules,
        Instant heldAt,
        HeldState heldState,
        @Nullable String reason,
        long version) {}
