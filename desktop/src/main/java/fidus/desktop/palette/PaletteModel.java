package fidus.desktop.palette;

import fidus.contract.Problem;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is typed in the palette and where it may lead. Records read before stay on offer while they
/// are read again, and are forgotten when somebody else signs in.
public final class PaletteModel {
    /// So many fit what is typed that more typing helps better than more scrolling.
    private static final int MOST = 60;

    private final Shell shell;
    private final Function<Screen, Goal> place;
    private final Function<Screen, List<Goal>> pages;
    private final List<Goals> sources;
    private final Map<Goals, List<Goal>> known = new HashMap<>();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Goal>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private int asked;
    private int outstanding;

    /// @param place how a screen is offered
    /// @param pages of a screen, which are found by what is typed
    public PaletteModel(
            Shell shell,
            Function<Screen, Goal> place,
            Function<Screen, List<Goal>> pages,
            List<Goals> sources) {
        this.shell = shell;
        this.place = place;
        this.pages = pages;
        this.sources = List.copyOf(sources);
        query.addListener((_, _, _) -> find());
        shell.session().meProperty().addListener((_, _, _) -> forget());
        shell.navigation().placeProperty().addListener((_, _, _) -> close());
    }

    public StringProperty queryProperty() {
        return query;
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Whether some records are still on their way.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// The best first.
    public ReadOnlyObjectProperty<List<Goal>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// Why some records could not be read; the others are found all the same.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The screens of the navigation, whose icons stand for what is on them.
    public List<Screen> screens() {
        return shell.navigation().screens();
    }

    /// Opens it with nothing typed. Does nothing while nobody is signed in.
    public void show() {
        if (shell.session().me() == null) {
            return;
        }
        query.set("");
        open.set(true);
        read();
        find();
    }

    public void close() {
        open.set(false);
    }

    public void go(Goal goal) {
        close();
        shell.navigation().open(goal.screen(), goal.subject());
    }

    private void read() {
        int mine = ++asked;
        List<Goals> allowed =
                sources.stream().filter(one -> shell.session().may(one.permission())).toList();
        problem.set(null);
        outstanding = allowed.size();
        loading.set(outstanding > 0);
        for (Goals source : allowed) {
            shell.background()
                    .run(
                            () -> source.read().apply(shell.server()),
                            goals -> {
                                if (mine == asked) {
                                    known.put(source, goals);
                                    arrived();
                                }
                            },
                            why -> {
                                if (mine == asked) {
                                    problem.set(why);
                                    arrived();
                                }
                            });
        }
    }

    private void arrived() {
        outstanding--;
        loading.set(outstanding > 0);
        find();
    }

    private void find() {
        boolean typed = !query.get().isBlank();
        List<Goal> all =
                Stream.of(
                                screens().stream().map(place),
                                screens().stream()
                                        .filter(_ -> typed)
                                        .flatMap(one -> pages.apply(one).stream()),
                                sources.stream()
                                        .flatMap(
                                                one -> known.getOrDefault(one, List.of()).stream()))
                        .flatMap(Function.identity())
                        .toList();
        found.set(Rank.of(all, query.get()).limit(MOST).toList());
    }

    private void forget() {
        asked++;
        known.clear();
        problem.set(null);
        loading.set(false);
        close();
    }
}
