package fidus.desktop.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Which screens this person may open, and which one is open.
public final class Navigation {
    /// @param subject the record asked for, as `kind/id`, empty for none
    /// @param visit grows, so that opening the same place again is news
    public record Place(Screen screen, String subject, long visit) {}

    private final Session session;
    private final List<Screen> all = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Place> place = new ReadOnlyObjectWrapper<>();
    private long visits;

    public Navigation(Session session) {
        this.session = session;
    }

    /// Called once by the wiring page.
    public void offer(List<Screen> screens) {
        all.addAll(screens);
    }

    /// In the order of the wiring page, without those the roles do not allow.
    public List<Screen> screens() {
        return all.stream().filter(screen -> session.may(screen.permission())).toList();
    }

    public ReadOnlyObjectProperty<@Nullable Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public void open(String id) {
        open(id, "");
    }

    /// Does nothing when this person may not open that screen.
    public void open(String id, String subject) {
        screens().stream()
                .filter(screen -> screen.id().equals(id))
                .findFirst()
                .ifPresent(screen -> place.set(new Place(screen, subject, ++visits)));
    }

    public void openFirst() {
        place.set(screens().isEmpty() ? null : new Place(screens().getFirst(), "", ++visits));
    }

    public void leave() {
        place.set(null);
    }
}
