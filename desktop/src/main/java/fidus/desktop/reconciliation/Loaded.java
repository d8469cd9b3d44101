package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.shell.Shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.Callable;

/// Something read from the server: what was read last, since when, and why a later reading failed.
/// Of overlapping readings the one asked last counts.
final class Loaded<T> {
    private final Shell shell;
    private final ReadOnlyObjectWrapper<@Nullable T> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();
    private int reading;

    Loaded(Shell shell) {
        this.shell = shell;
    }

    void load(Callable<T> question) {
        int mine = ++reading;
        loading.set(true);
        shell.background()
                .run(
                        question,
                        read -> {
                            if (mine == reading) {
                                problem.set(null);
                                asOf.set(shell.clock().instant());
                                value.set(read);
                                loading.set(false);
                            }
                        },
                        why -> {
                            if (mine == reading) {
                                loading.set(false);
                                problem.set(null); // the same reason again is news too
                                problem.set(why);
                            }
                        });
    }

    /// Forgets what was read and what is under way.
    void clear() {
        reading++;
        loading.set(false);
        problem.set(null);
        asOf.set(null);
        value.set(null);
    }

    @Nullable T get() {
        return value.get();
    }

    ReadOnlyObjectProperty<@Nullable T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Instant> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }
}
