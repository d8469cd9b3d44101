package fidus.bank.desk;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

/// S2: whether a statement begins where the one before it ended, and ends where another one of the
/// same days says.
///
/// @param expected the balance known from others for the moment it begins, or ends; absent when
///   nothing is known
/// @param gap its own balance − expected; absent when one of them is
/// @param sentence for people
/// @param atEnd true where it is the closing balance that speaks against it
public record Continuity(
        @Nullable Money expected, @Nullable Money gap, String sentence, @Nullable Boolean atEnd) {
    /// Of its opening balance.
    public Continuity(@Nullable Money expected, @Nullable Money gap, String sentence) {
        this(expected, gap, sentence, null);
    }

    /// Whether nothing speaks against it.
    public boolean holds() {
        return gap == null || gap.isZero();
    }
}
