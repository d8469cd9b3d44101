package fidus.desktop.intake;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;
import fidus.intake.Listed;
import fidus.intake.ListedRow;
import fidus.intake.Standing;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A file the server looks at before anything of it is stored. The same file is sent again to take
/// it.
///
/// @param <R> a row of it
/// @param <P> what the server saw in it
public final class FileInHand<R extends ListedRow, P extends Listed<R>> {
    private final Shell shell;
    private final Function<Path, P> look;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable P> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private int looks;

    /// Whether nothing is taken while a row is refused.
    public final BooleanProperty allOrNone = new SimpleBooleanProperty(true);

    /// Which rows are shown; empty for all.
    public final ObjectProperty<Optional<Standing>> shown =
            new SimpleObjectProperty<>(Optional.empty());

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

    /// The rows of the chosen standing.
    public List<R> rows() {
        P now = seen.get();
        if (now == null) {
            return List.of();
        }
        return shown.get().map(now::rows).orElse(now.rows());
    }

    public int count(Standing standing) {
        P now = seen.get();
        return now == null ? 0 : now.rows(standing).size();
    }

    /// Whether taking the list now would add anything.
    public boolean canBeTaken() {
        P now = seen.get();
        return now != null && now.canBeTaken(allOrNone.get());
    }

    void look(Path chosen) {
        shown.set(Optional.empty());
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
