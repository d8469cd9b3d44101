package fidus.close;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A step of a close as it stands now.
///
/// @param words what was done or what is to be done, in one sentence
/// @param act what a person can do about it here; absent when it is done elsewhere
/// @param blocks empty unless BLOCKED, or passed over although something stood against it
/// @param skipped present exactly when SKIPPED
public record CloseStep(
        StepKind stepKind,
        StepState stepState,
        String words,
        @Nullable CloseAct act,
        List<CloseBlock> blocks,
        List<CloseFigure> figures,
        @Nullable SkippedStep skipped) {
    public CloseStep {
        blocks = List.copyOf(blocks);
        figures = List.copyOf(figures);
    }
}
