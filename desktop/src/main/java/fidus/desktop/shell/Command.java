package fidus.desktop.shell;

import fidus.contract.Call;
import fidus.contract.Problem;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/// Something a person does on the server. The request id is made once per intent: pressing again
/// after an answer that never came sends the same one, so that it happens once.
public final class Command<Q, A> {
    private final Shell shell;
    private final Call<Q, A> call;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding ready;
    private @Nullable Intent<Q> intent;
    private boolean isDeed = true;

    private record Intent<Q>(Q question, UUID requestId) {}

    public Command(Shell shell, Call<Q, A> call) {
        this.shell = shell;
        this.call = call;
        ready = Bindings.and(busy.not(), shell.connection().onlineProperty());
    }

    /// What is sent by itself while a person types: that it succeeds ends no refusal of the page.
    public Command<Q, A> byItself() {
        isDeed = false;
        return this;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether it may be sent now: the server answers and nothing is under way.
    public BooleanBinding readyProperty() {
        return ready;
    }

    /// Whether this person's roles allow it.
    public boolean isAllowed() {
        return shell.session().may(call.permission());
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Shows a refusal found here, before anything is sent; null for none.
    public void refuse(@Nullable Problem why) {
        problem.set(null); // the same again is said again, as a person may have closed it
        problem.set(why);
    }

    /// The refusal of a form that is not complete yet: found here, so nothing went to the server.
    /// Each fault names its field and says what belongs there.
    public static Problem incomplete(List<Problem.Field> faults) {
        return new Problem(
                Problem.Code.BAD_VALUE,
                "Some fields need another look. Nothing was sent.",
                List.copyOf(faults),
                null);
    }

    public void send(Q question, Consumer<A> done) {
        if (busy.get()) {
            return;
        }
        Intent<Q> before = intent;
        Intent<Q> now =
                before != null && Objects.equals(before.question(), question)
                        ? before
                        : new Intent<>(question, UUID.randomUUID());
        intent = now;
        Navigation.Place from = shell.navigation().placeProperty().get();
        busy.set(true);
        problem.set(null);
        shell.background()
                .run(
                        () -> shell.server().call(call, now.question(), now.requestId()),
                        answer -> {
                            busy.set(false);
                            intent = null;
                            if (isDeed && stillOn(from)) {
                                shell.notices().succeed();
                            }
                            done.accept(answer);
                        },
                        why -> {
                            busy.set(false);
                            problem.set(why);
                            if (isDeed) {
                                shell.notices().refused(why);
                            }
                        });
    }

    /// Whether the page that it was sent from is the one that is shown.
    private boolean stillOn(Navigation.@Nullable Place from) {
        Navigation.Place now = shell.navigation().placeProperty().get();
        return from != null && now != null && from.screen().equals(now.screen());
    }
}
