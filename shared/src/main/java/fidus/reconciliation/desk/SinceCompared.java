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
/// @param looking that something came of which it is not known yet whether it changes what it
///   compared, in words: nothing is to be done about it; absent where nothing did
public record SinceCompared(
        @Nullable LocalDate toCome,
        List<String> changed,
        @Nullable String rules,
        @Nullable String looking) {
    /// Where all that came was looked at.
    public SinceCompared(@Nullable LocalDate toCome, List<String> changed, @Nullable String rules) {
        this(toCome, changed, rules, null);
    }

    public SinceCompared {
        changed = List.copyOf(changed);
    }
}
