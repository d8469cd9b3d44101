package fidus.desktop.close;

import fidus.close.CloseMonth;
import fidus.close.CloseStep;

import org.jspecify.annotations.Nullable;

/// Which step of a month is looked at after it was read again.
final class NextStep {
    private NextStep() {}

    /// The step to look at: the same as before, or the first one that is not settled when the one
    /// before has just been, or nothing was looked at yet.
    static CloseStep of(CloseMonth now, @Nullable CloseStep before) {
        if (before != null) {
            CloseStep same = now.step(before.stepKind());
            if (before.stepState().isSettled() || !same.stepState().isSettled()) {
                return same;
            }
        }
        return now.steps().stream()
                .filter(one -> !one.stepState().isSettled())
                .findFirst()
                .orElse(now.steps().getLast());
    }
}
