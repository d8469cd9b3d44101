package fidus.desktop.shell;

import fidus.contract.Call;
import fidus.contract.Problem;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Function;

/// What a screen last read from the server: the answer, how old it is, and why a newer one did not
/// come. An old answer stays while a new one is on its way or was refused. Of two questions under
/// way only the later one's answer counts.
public final class Fetched<A> {
    private final Shell shell;
    private final @Nullable Function<A, Instant> age;
    private final ReadOnlyObjectWrapper<@Nullable A> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();
    private Runnable again = () -> {};
    private int asked;

    /// For answers that do not say how old they are: they are as old as their arrival.
    public Fetched(Shell shell) {
        this(shell, null);
    }

    /// @param age the instant the answer itself says it was true
    public Fetched(Shell shell, @Nullable Function<A, Instant> age) {
        this.shell = shell;
        this.age = age;
    }

    public ReadOnlyObjectProperty<@Nullable A> valueProperty() {
        return value.getReadOnlyProperty();
    }

    public @Nullable A value() {
        return value.get();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Instant> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    public <Q> void ask(Call<Q, A> call, Q question) {
        again = () -> ask(call, question);
        int mine = ++asked;
        loading.set(true);
        shell.background()
                .run(
                        () -> shell.server().call(call, question),
                        answer -> {
                            if (mine == asked) {
                                answered(answer);
                            }
                        },
                        why -> {
                            if (mine == asked) {
                                loading.set(false);
                                problem.set(null); // the same again is said again
                                problem.set(why);
                            }
                        });
    }

    /// Asks the last question once more; does nothing before the first.
    public void again() {
        again.run();
    }

    /// Asks the last question again each time this is refused.
    public void againWhenRefused(Command<?, ?> command) {
        command.problemProperty()
                .addListener(
                        (_, _, why) -> {
                            if (why != null) {
                                again();
                            }
                        });
    }

    /// Forgets the answer, for instance because another record is shown now.
    public void clear() {
        asked++;
        again = () -> {};
        loading.set(false);
        problem.set(null);
        asOf.set(null);
        value.set(null);
    }

    private void answered(A answer) {
        problem.set(null);
        asOf.set(age == null ? shell.clock().instant() : age.apply(answer));
        value.set(answer);
        loading.set(false);
    }
}
