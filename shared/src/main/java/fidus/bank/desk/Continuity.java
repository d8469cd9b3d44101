package fidus.bank.desk;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// S2: whether a statement begins where the one before it ended.
///
/// @param expected the balance known before for the moment it begins; absent when nothing is known
/// @param gap opening − expected; absent when one of them is
/// @param sentence for people
public record Continuity(@Nullable Money expected, @Nullable Money gap, String sentence) {
    /// Whether nothing speaks against it.
    public boolean holds() {
        return gap == null || gap.isZero();
    }
}
