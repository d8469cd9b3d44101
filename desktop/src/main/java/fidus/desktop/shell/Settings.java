package fidus.desktop.shell;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.prefs.Preferences;

/// What a person set on this machine and expects to find again. Never a password or token.
public final class Settings {
    private final @Nullable Preferences stored;
    private final Map<String, String> held = new HashMap<>();

    private Settings(@Nullable Preferences stored) {
        this.stored = stored;
    }

    /// Kept by the operating system for the current user.
    public static Settings ofUser() {
        return new Settings(Preferences.userRoot().node("fidus/desktop"));
    }

    /// Forgotten with the object.
    public static Settings inMemory() {
        return new Settings(null);
    }

    public String get(String name, String otherwise) {
        String fresh = held.get(name);
        if (fresh != null) {
            return fresh;
        }
        return stored == null ? otherwise : stored.get(name, otherwise);
    }

    public void set(String name, String value) {
        held.put(name, value);
        if (stored != null) {
            stored.put(name, value);
        }
    }
}
