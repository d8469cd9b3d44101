package fidus.desktop.shell;

import fidus.contract.Page;
import fidus.contract.Problem;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// A long list read page by page, newest first; what was read stays while more comes.
public final class Paged<T> {
    /// The most rows one page may ask for.
    public static final int PAGE = 200;

    private final Shell shell;
    private final Function<@Nullable String, Page<T>> source;
    private final ReadOnlyObjectWrapper<List<T>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Instant> asOf = new ReadOnlyObjectWrapper<>();
    private @Nullable String next;
    private int asked;

    /// @param source the page after this cursor, null for the first; asked in the background
    public Paged(Shell shell, Function<@Nullable String, Page<T>> source) {
        this.shell = shell;
        this.source = source;
    }

    public ReadOnlyObjectProperty<List<T>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public List<T> rows() {
        return rows.get();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Whether there are rows beyond those read.
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Instant> asOfProperty() {
        return asOf.getReadOnlyProperty();
    }

    /// Something else is asked: reads its first page.
    public void begin() {
        ask(() -> source.apply(null), List.of());
    }

    /// Reads as many again as are here, so that nobody loses their place in the list; the first
    /// page while none are.
    public void read() {
        int wanted = rows.get().size();
        ask(() -> together(wanted), List.of());
    }

    private Page<T> together(int wanted) {
        Page<T> page = source.apply(null);
        List<T> all = new ArrayList<>(page.rows());
        while (page.next() != null && all.size() < wanted) {
            page = source.apply(page.next());
            all.addAll(page.rows());
        }
        return new Page<>(all, page.next());
    }

    public void readMore() {
        if (next != null && !loading.get()) {
            String cursor = next;
            ask(() -> source.apply(cursor), rows.get());
        }
    }

    public void clear() {
        asked++;
        next = null;
        loading.set(false);
        more.set(false);
        problem.set(null);
        rows.set(List.of());
    }

    private void ask(Callable<Page<T>> question, List<T> before) {
        int mine = ++asked;
        loading.set(true);
        shell.background()
                .run(
                        question,
                        page -> {
                            if (mine == asked) {
                                answered(page, before);
                            }
                        },
                        why -> {
                            if (mine == asked) {
                                loading.set(false);
                                problem.set(why);
                            }
                        });
    }

    private void answered(Page<T> page, List<T> before) {
        var all = new ArrayList<T>(before);
        all.addAll(page.rows());
        next = page.next();
        problem.set(null);
        asOf.set(shell.clock().instant());
        rows.set(List.copyOf(all));
        more.set(next != null);
        loading.set(false);
    }
}
