package fidus.desktop.intake;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/// A file the server looks at before anything of it is stored. The same file is sent again to take
/// it.
///
/// @param <P> what the server saw in it
public final class FileInHand<P> {
    private final Shell shell;
    private final Function<Path, P> look;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable P> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private int looks;

    /// @param look sends the file; called in the background
    FileInHand(Shell shell, Function<Path, P> look) {
        this.shell = shell;
        this.look = look;
    }

    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable P> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The name by which people know the file.
    static String nameOf(Path file) {
        return Objects.toString(file.getFileName(), "list.csv");
    }

    void look(Path chosen) {
        file.set(chosen);
        lookAgain();
    }

    /// For instance under other rules.
    void lookAgain() {
        Path now = file.get();
        if (now == null) {
            return;
        }
        int mine = ++looks;
        seen.set(null);
        run(
                () -> look.apply(now),
                answer -> {
                    if (mine == looks) {
                        seen.set(answer);
                    }
                });
    }

    /// Sends the file to be taken.
    <A> void send(Function<Path, A> take, Consumer<A> done) {
        Path now = file.get();
        if (now != null && !busy.get()) {
            run(() -> take.apply(now), done);
        }
    }

    void putAside() {
        looks++;
        file.set(null);
        seen.set(null);
        problem.set(null);
    }

    void refuse(Problem why) {
        problem.set(why);
    }

    private <A> void run(java.util.function.Supplier<A> work, Consumer<A> done) {
        busy.set(true);
        problem.set(null);
        shell.background()
                .run(
                        work::get,
                        answer -> {
                            busy.set(false);
                            done.accept(answer);
                        },
                        why -> {
                            busy.set(false);
                            problem.set(why);
                        });
    }
}
