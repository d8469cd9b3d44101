package fidus.reconciliation;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// What is otherwise with a break that is seen again.
final class ChangedBreak {
    private ChangedBreak() {}

    /// Whether a later run says exactly what was known.
    static boolean isAlike(ReconciliationBreak before, ReconciliationBreak now) {
        return before.left().equals(now.left())
                && before.right().equals(now.right())
                && Objects.equals(before.difference(), now.difference())
                && before.severity() == now.severity();
    }

    /// In words, that it is another difference or a worse one; absent when it is neither.
    static @Nullable String said(ReconciliationBreak before, ReconciliationBreak now) {
        if (!Objects.equals(before.difference(), now.difference())) {
            return "the difference is %s now, was %s"
                    .formatted(said(now.difference()), said(before.difference()));
        }
        boolean worse = now.severity().compareTo(before.severity()) < 0;
        return worse ? "it is %s now, was %s".formatted(now.severity(), before.severity()) : null;
    }

    private static String said(@Nullable Money difference) {
        return difference == null ? "none" : difference.toString();
    }
}
