package fidus.desktop.reconciliation;

import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.desktop.shell.Shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// Commands sent one after the other. The same command sent again after a failure keeps its request
/// id, so that a lost answer never does it twice.
final class Sent {
    private final Shell shell;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Object failed;
    private UUID requestId = UUID.randomUUID();

    Sent(Shell shell) {
        this.shell = shell;
    }

    /// Does nothing while another command is under way.
    <Q, A> void send(Call<Q, A> call, Q question, Consumer<A> done) {
        if (busy.get()) {
            return;
        }
        if (!Objects.equals(failed, question)) {
            requestId = UUID.randomUUID();
        }
        UUID id = requestId;
        failed = question;
        busy.set(true);
        problem.set(null);
        shell.background()
                .run(
                        () -> shell.server().call(call, question, id),
                        answer -> {
                            failed = null;
                            busy.set(false);
                            done.accept(answer);
                        },
                        why -> {
                            busy.set(false);
                            problem.set(why);
                            shell.notices().refused(why);
                        });
    }

    /// Shows a refusal found here, before anything is sent.
    void refuse(Problem why) {
        problem.set(null); // the same again is said again, as a person may have closed it
        problem.set(why);
    }

    void forget() {
        problem.set(null);
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
