package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What of a completed run is otherwise by now than when it compared its days.
///
/// @param toCome its last day, while that is still to come
/// @param changed what books and statements say otherwise of its days, each in words
/// @param rules which matching rules are in force for the account instead of its own, in words;
///   absent while its own are
public record SinceCompared(
        @Nullable LocalDate toCome, List<String> changed, @Nullable String rules) {
    public SinceCompared {
        changed = List.copyOf(changed);
    }
}
