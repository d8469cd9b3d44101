package fidus.desktop.close;

import fidus.close.CloseBlock;
import fidus.close.CloseMonth;
import fidus.close.ClosePlace;
import fidus.close.StepKind;
import fidus.close.TieOutRule;

import java.util.Locale;

/// The ways from what blocks a step to where it is put right.
final class BlockWays {
    private static final String STEP = "step/";
    private static final String TIE = "tie/";

    private BlockWays() {}

    /// Whether it leads to a rule's lines on this screen.
    static boolean isTie(CloseBlock block) {
        return block.subject().startsWith(TIE);
    }

    static void go(CloseModel model, CloseBlock block) {
        String subject = block.subject();
        CloseMonth now = model.month().value();
        if (block.closePlace() != ClosePlace.CLOSE) {
            model.shell()
                    .navigation()
                    .open(block.closePlace().name().toLowerCase(Locale.ROOT), subject);
        } else if (subject.startsWith("close/")) {
            model.visit(subject);
        } else if (now != null && subject.startsWith(STEP)) {
            model.look(now.step(StepKind.valueOf(subject.substring(STEP.length()))));
        } else if (now != null && isTie(block)) {
            TieOutRule rule = TieOutRule.valueOf(subject.substring(TIE.length()));
            model.lookAt(RuleLine.of(now, rule));
        }
    }
}
