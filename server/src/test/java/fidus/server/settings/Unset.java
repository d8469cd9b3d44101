package fidus.server.settings;

import fidus.server.mongo.Unit;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;

import java.util.List;

/// A house that has set nothing.
public final class Unset {
    private Unset() {}

    public static SettingHistory history(Unit unit, SettingKey key) {
        return new SettingHistory(key, List.of());
    }
}
