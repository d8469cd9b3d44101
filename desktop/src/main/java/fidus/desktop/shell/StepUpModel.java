package fidus.desktop.shell;

import fidus.contract.Problem;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Commands that the server takes only shortly after a sign-in: where it asks for the password, the
/// same request goes on after it.
public final class StepUpModel {
    private final Shell shell;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty confirming = new SimpleBooleanProperty();
    private Runnable last = () -> {};
    private boolean signing;

    public StepUpModel(Shell shell, List<Command<?, ?>> commands) {
        this.shell = shell;
        for (Command<?, ?> one : commands) {
            one.problemProperty().addListener((_, _, why) -> refused(why));
        }
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public BooleanProperty confirmingProperty() {
        return confirming;
    }

    public void ask(Runnable command) {
        last = command;
        problem.set(null);
        command.run();
    }

    /// Shows a refusal found here, before anything is sent; null for none.
    public void refuse(@Nullable Problem why) {
        problem.set(why);
    }

    public void refuse(List<Problem.Field> faults) {
        refuse(Command.incomplete(faults));
    }

    /// Forgets what was asked.
    public void forget() {
        last = () -> {};
        confirming.set(false);
        problem.set(null);
    }

    public void confirm(String password) {
        if (shell.session().me() == null || signing) {
            return;
        }
        signing = true;
        shell.background()
                .run(
                        () -> {
                            shell.server().confirm(password);
                            return password;
                        },
                        _ -> {
                            signing = false;
                            confirming.set(false);
                            last.run();
                        },
                        why -> {
                            signing = false;
                            problem.set(why);
                        });
    }

    private void refused(@Nullable Problem why) {
        confirming.set(why != null && why.code() == Problem.Code.STEP_UP_NEEDED);
        problem.set(why);
    }
}
