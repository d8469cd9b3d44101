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

    private static final Duration TICK = Duration.ofSeconds(1);

    /// How many ticks pass between two looks at a server that answers; one that does not is looked
    /// at on every tick.
    private static final int TICKS_BETWEEN_LOOKS = 10;

    private static final int MISSES_UNTIL_OFFLINE = 2;

    private final Server server;
    private final Background background;
    private final ReadOnlyBooleanWrapper online = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable Contact> last = new ReadOnlyObjectWrapper<>();
    private int misses;
    private int ticks;
    private boolean looking;

    public Connection(Server server, Background background) {
        this.server = server;
        this.background = background;
    }

    /// Looks now and from then on until the background is closed.
    public void watch() {
        look();
        background.every(TICK, this::tick);
    }

    /// Looks once, unless a look is under way.
    public void look() {
        if (!looking) {
            looking = true;
            ticks = 0;
            background.run(server::probe, this::answered, problem -> missed());
        }
    }

    /// Commands are only offered while this is true.
    public ReadOnlyBooleanProperty onlineProperty() {
        return online.getReadOnlyProperty();
    }

    /// The latest answered look, null before the first.
    public ReadOnlyObjectProperty<@Nullable Contact> lastProperty() {
        return last.getReadOnlyProperty();
    }

    private void tick() {
        ticks++;
        if (last.get() == null || misses > 0 || ticks >= TICKS_BETWEEN_LOOKS) {
            look();
        }
    }

    private void answered(Contact contact) {
        looking = false;
        misses = 0;
        last.set(contact);
        online.set(true);
    }

    private void missed() {
        looking = false;
        misses++;
        if (misses >= MISSES_UNTIL_OFFLINE) {
            online.set(false);
        }
    }
}
