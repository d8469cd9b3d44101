package fidus.server.close;

import fidus.close.CloseBlock;
import fidus.close.CloseStep;
import fidus.close.SkippedStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Steps that an approver skipped, and for how long that holds: while nothing stands against them
/// that did not then.
final class PassedOver {
    private PassedOver() {}

    /// What stands against a step, in words.
    static List<String> found(CloseStep step, List<TieOut> ties) {
        var found = new LinkedHashSet<String>();
        if (step.act() != null) {
            found.add(step.words());
        }
        step.blocks().stream().map(CloseBlock::message).forEach(found::add);
        if (step.stepKind() == StepKind.PROOF) {
            // Not all of many lines stand among the blocks.
            ties.stream().filter(TieOut::isBlocking).map(HouseSteps::said).forEach(found::add);
        }
        return List.copyOf(found);
    }

    /// The step as it stands after somebody skipped it.
    static CloseStep of(CloseStep step, SkippedStep skip, List<TieOut> ties) {
        var news = new ArrayList<>(found(step, ties));
        news.removeAll(skip.found());
        if (news.isEmpty()) {
            return step(step, StepState.SKIPPED, skip.reason(), Optional.of(skip));
        }
        String more = news.size() == 1 ? "" : " And " + (news.size() - 1) + " more.";
        String words =
                skip.skippedBy()
                        + " skipped this for what was found then. New since: "
                        + news.getFirst()
                        + more
                        + " Put it right, or have an approver skip the step again.";
        return step(step, step.stepState(), words, Optional.empty());
    }

    private static CloseStep step(
            CloseStep step, StepState state, String words, Optional<SkippedStep> skip) {
        return new CloseStep(
                step.stepKind(),
                state,
                words,
                skip.isPresent() ? null : step.act(),
                step.blocks(),
                step.figures(),
                skip.orElse(null));
    }
}
