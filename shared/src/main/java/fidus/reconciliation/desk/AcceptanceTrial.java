package fidus.reconciliation.desk;

import fidus.reconciliation.ReferenceMode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What accepting all suggestions of a run from a score on would take, before it is done.
///
/// @param kinds of those whose texts were compared, by pass
/// @param left how many more reach the score and are not the only ones that fit their rows
/// @param uncompared of those whose texts were not compared, by pass: taken only where they are
///   asked for
public record AcceptanceTrial(List<Kind> kinds, int left, List<Kind> uncompared) {
    /// @param reference absent where the rules do not have the pass any more
    public record Kind(String pass, @Nullable ReferenceMode reference, int count) {}

    public AcceptanceTrial {
        kinds = List.copyOf(kinds);
        uncompared = List.copyOf(uncompared);
    }

    /// How many are in all of these.
    public static int count(List<Kind> kinds) {
        return kinds.stream().mapToInt(Kind::count).sum();
    }
}
