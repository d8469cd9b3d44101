package fidus.desktop.shell;

import fidus.auth.Me;
import fidus.auth.Permission;
import fidus.time.BusinessDays;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

/// Who is signed in at this window, and what the roles allow. The server decides; this only keeps
/// screens from offering what it would refuse.
public final class Session {
    private final ReadOnlyObjectWrapper<@Nullable Me> me = new ReadOnlyObjectWrapper<>();

    /// Null while nobody is signed in.
    public ReadOnlyObjectProperty<@Nullable Me> meProperty() {
        return me.getReadOnlyProperty();
    }

    public @Nullable Me me() {
        return me.get();
    }

    public boolean may(Permission permission) {
        Me current = me.get();
        return current != null
                && (permission == Permission.OWN_SESSION
                        || current.permissions().contains(permission));
    }

    /// How the house cuts time into days; those of UTC while nobody is signed in.
    public BusinessDays businessDays() {
        Me current = me.get();
        BusinessDays days = current == null ? null : current.businessDays();
        return days == null ? BusinessDays.UTC : days;
    }

    public void begin(Me person) {
        me.set(person);
    }

    public void end() {
        me.set(null);
    }
}
