package fidus.server.close;

import fidus.close.CloseAct;
import fidus.close.CloseBlock;
import fidus.close.CloseFigure;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A step while what stands against it is collected.
final class Draft {
    /// More of the same would not be read.
    private static final int MOST_BLOCKS = 30;

    private final StepKind kind;
    private final List<CloseBlock> blocks = new ArrayList<>();
    private final List<CloseFigure> figures = new ArrayList<>();
    private int unnamed;
    private @Nullable CloseAct act;
    private String words = "";

    Draft(StepKind kind) {
        this.kind = kind;
    }

    Draft block(ClosePlace place, String subject, String message) {
        if (blocks.size() < MOST_BLOCKS) {
            blocks.add(new CloseBlock(place, subject, message));
        } else {
            unnamed++;
        }
        return this;
    }

    Draft figure(String name, Object value) {
        figures.add(new CloseFigure(name, value.toString()));
        return this;
    }

    /// What can be done about it here.
    Draft act(CloseAct what, String saying) {
        act = what;
        words = saying;
        return this;
    }

    boolean isFree() {
        return blocks.isEmpty() && act == null;
    }

    /// @param done in words, should nothing stand against it
    CloseStep step(String done) {
        if (unnamed > 0) {
            blocks.add(
                    new CloseBlock(blocks.getLast().closePlace(), "", "And " + unnamed + " more."));
            unnamed = 0;
        }
        if (!blocks.isEmpty()) {
            String saying = words.isEmpty() ? blocks.getFirst().message() : words;
            return is(StepState.BLOCKED, saying);
        }
        return act == null ? is(StepState.DONE, done) : is(StepState.OPEN, words);
    }

    CloseStep is(StepState state, String saying) {
        return new CloseStep(kind, state, saying, act, blocks, figures, null);
    }
}
