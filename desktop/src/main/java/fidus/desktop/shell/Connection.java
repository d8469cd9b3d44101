package fidus.desktop.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Whether the server answers. After two looks in vain the window is read-only: nothing is ever
/// queued for later.
public final class Connection {
    /// A clock further off than this is shown as a fault.
    public static final Duration MOST_SKEW = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final int MISSES_UNTIL_OFFLINE = 2;

    private final Server server;
    private final Background background;
    private final ReadOnlyBooleanWrapper online = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable Contact> last = new ReadOnlyObjectWrapper<>();
    private int misses;

    public Connection(Server server, Background background) {
        this.server = server;
        this.background = background;
    }

    /// Looks now and from then on until the background is closed.
    public void watch() {
        look();
        background.every(BETWEEN_LOOKS, this::look);
    }

    public void look() {
        background.run(server::probe, this::answered, problem -> missed());
    }

    /// Commands are only offered while this is true.
    public ReadOnlyBooleanProperty onlineProperty() {
        return online.getReadOnlyProperty();
    }

    /// The latest answered look, null before the first.
    public ReadOnlyObjectProperty<@Nullable Contact> lastProperty() {
        return last.getReadOnlyProperty();
    }

    private void answered(Contact contact) {
        misses = 0;
        last.set(contact);
        online.set(true);
    }

    private void missed() {
        misses++;
        if (misses >= MISSES_UNTIL_OFFLINE) {
            online.set(false);
        }
    }
}
