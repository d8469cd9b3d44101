package fidus.desktop.shell;

import fidus.auth.Me;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.desktop.controls.Words;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The window around the screens: who is signed in, whether the server answers, what it wants
/// everybody to know.
public final class MainWindowModel {
    /// The setting that remembers the server's address.
    public static final String ADDRESS = "address";

    private final Shell shell;
    private final Settings settings;
    private final SignInModel signIn;
    private final JobTrayModel jobs;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper banner = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper clockFault = new ReadOnlyStringWrapper("");
    private Consumer<List<Path>> filesDropped = _ -> {};
    private Runnable searched = () -> {};
    private @Nullable Left left;

    /// Where somebody was when the session ended without their doing.
    private record Left(PersonId person, Navigation.@Nullable Place place) {}

    public MainWindowModel(Shell shell, Settings settings) {
        this.shell = shell;
        this.settings = settings;
        this.signIn = new SignInModel(shell, settings);
        this.jobs = new JobTrayModel(shell);
        theme.set(Theme.of(settings));
        var last = shell.connection().lastProperty();
        banner.bind(
                Bindings.createStringBinding(
                        () -> {
                            Contact contact = last.get();
                            return contact == null ? "" : contact.banner();
                        },
                        last));
        clockFault.bind(Bindings.createStringBinding(() -> clockFault(last.get()), last));
        shell.background().whenSessionEnds(this::sessionEnded);
        shell.session().meProperty().addListener((_, _, me) -> changed(me));
    }

    public Shell shell() {
        return shell;
    }

    public SignInModel signIn() {
        return signIn;
    }

    public JobTrayModel jobs() {
        return jobs;
    }

    /// One sentence the server wants everybody to see, empty for none.
    public ReadOnlyStringProperty bannerProperty() {
        return banner.getReadOnlyProperty();
    }

    /// Says by how much this machine's clock is wrong, empty while it is right.
    public ReadOnlyStringProperty clockFaultProperty() {
        return clockFault.getReadOnlyProperty();
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    public void switchTheme() {
        theme.set(theme.get().other());
        theme.get().use(settings);
    }

    /// What happens with files dropped on the window; the wiring page decides.
    public void whenFilesDropped(Consumer<List<Path>> action) {
        filesDropped = action;
    }

    public void drop(List<Path> files) {
        if (shell.session().me() != null) {
            filesDropped.accept(files);
        }
    }

    /// What happens when somebody wants to find something; the wiring page decides.
    public void whenSearched(Runnable action) {
        searched = action;
    }

    public void search() {
        if (shell.session().me() != null) {
            searched.run();
        }
    }

    public String roles(Me me) {
        return me.roles().stream()
                .map((Role role) -> Words.of(role))
                .collect(Collectors.joining(", "));
    }

    /// Whether the screens may stay as they are: the session ended by itself, and nobody else has
    /// signed in since.
    public boolean keepsScreens(@Nullable Me me) {
        return left != null && (me == null || me.id().equals(left.person()));
    }

    public void signOut() {
        left = null;
        shell.background()
                .run(
                        () -> {
                            shell.server().signOut();
                            return shell;
                        },
                        _ -> shell.session().end(),
                        _ -> shell.session().end());
    }

    private void changed(@Nullable Me me) {
        if (me == null) {
            shell.navigation().leave();
            shell.notices().clear();
            jobs.stop();
        } else {
            reopen(me);
            jobs.start();
        }
    }

    private void reopen(Me me) {
        if (!keepsScreens(me)) {
            left = null;
        }
        Navigation.Place before = left == null ? null : left.place();
        if (before != null) {
            shell.navigation().open(before.screen().id(), before.subject());
        }
        if (shell.navigation().placeProperty().get() == null) {
            shell.navigation().openFirst();
        }
    }

    private void sessionEnded() {
        Me me = shell.session().me();
        if (me != null) {
            left = new Left(me.id(), shell.navigation().placeProperty().get());
            shell.session().end();
            signIn.say("Your session has ended. Sign in again to go on.");
        }
    }

    private static String clockFault(@Nullable Contact contact) {
        if (contact == null || contact.skew().abs().compareTo(Connection.MOST_SKEW) <= 0) {
            return "";
        }
        Duration off = contact.skew().abs();
        return "This machine's clock is "
                + (off.toMinutes() > 0 ? off.toMinutes() + " min" : off.toSeconds() + " s")
                + (contact.skew().isNegative() ? " behind" : " ahead of")
                + " the server's. Correct it.";
    }
}
