package fidus.desktop.shell;

import fidus.contract.Call;
import fidus.contract.Problem;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Function;

/// Something that is done to a record with nothing but a reason. Where the server wants the
/// password again first, it is asked for here and the same request goes on.
public final class ReasonModel {
    private static final int SHORTEST = 10;

    /// @param title what is done to what
    /// @param hint what follows from it
    /// @param verb on the button
    public record Deed(String title, String hint, String verb) {}

    private final Shell shell;
    private final ReadOnlyObjectWrapper<@Nullable Deed> deed = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper confirming = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private Consumer<String> send = _ -> {};

    public ReasonModel(Shell shell) {
        this.shell = shell;
    }

    /// What is asked for, null while nothing is.
    public ReadOnlyObjectProperty<@Nullable Deed> deedProperty() {
        return deed.getReadOnlyProperty();
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the server wants the password before it goes on.
    public ReadOnlyBooleanProperty confirmingProperty() {
        return confirming.getReadOnlyProperty();
    }

    public BooleanBinding readyProperty() {
        return Bindings.and(busy.or(reading).not(), shell.connection().onlineProperty());
    }

    /// Whether something is read that is to be known before it is sent.
    public BooleanProperty readingProperty() {
        return reading;
    }

    /// Opens the question.
    ///
    /// @param question what is sent with the reason typed
    /// @param done after which the question is closed
    public <Q, A> void ask(
            Deed what, Call<Q, A> call, Function<String, Q> question, Consumer<A> done) {
        close();
        var command = new Command<>(shell, call);
        command.busyProperty().addListener((_, _, now) -> busy.set(now));
        command.problemProperty().addListener((_, _, why) -> refused(why));
        send =
                typed ->
                        command.send(
                                question.apply(typed),
                                answer -> {
                                    close();
                                    done.accept(answer);
                                });
        deed.set(what);
    }

    public void close() {
        send = _ -> {};
        reason.set("");
        problem.set(null);
        confirming.set(false);
        deed.set(null);
    }

    public void send() {
        String typed = reason.get().strip();
        if (typed.length() < SHORTEST) {
            problem.set(
                    Problem.at(
                            "reason",
                            Problem.Code.BAD_VALUE,
                            "Say why in at least 10 characters."));
            return;
        }
        send.accept(typed);
    }

    /// Goes on after the server asked for the password again.
    public void confirm(String password) {
        if (shell.session().me() == null || busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        shell.background()
                .run(
                        () -> {
                            shell.server().confirm(password);
                            return password;
                        },
                        _ -> {
                            busy.set(false);
                            confirming.set(false);
                            send();
                        },
                        why -> {
                            busy.set(false);
                            problem.set(why);
                        });
    }

    private void refused(@Nullable Problem why) {
        boolean again = why != null && why.code() == Problem.Code.STEP_UP_NEEDED;
        if (again) {
            confirming.set(true);
        }
        problem.set(again ? null : why);
    }
}
