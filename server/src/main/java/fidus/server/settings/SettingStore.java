package fidus.server.settings;

import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;

import java.util.List;
import java.util.Optional;

final class SettingStore {
    private static final String SETTINGS = "settings";

    /// @param id the setting's key
    record Kept(String id, SettingHistory history, long version) {}

    static void shape(Migrations migrations) {
        migrations.collection(SETTINGS);
    }

    SettingHistory history(Unit unit, SettingKey key) {
        return kept(unit, key)
                .map(Kept::history)
                .orElseGet(() -> new SettingHistory(key, List.of()));
    }

    void store(Unit unit, SettingHistory after) {
        String id = after.key().name();
        Optional<Kept> before = kept(unit, after.key());
        if (before.isEmpty()) {
            settings(unit).insert(new Kept(id, after, 1));
        } else {
            long version = before.get().version;
            settings(unit).replace(id, version, new Kept(id, after, version + 1));
        }
    }

    private static Optional<Kept> kept(Unit unit, SettingKey key) {
        return settings(unit).byId(key.name());
    }

    private static Documents<Kept> settings(Unit unit) {
        return unit.documents(SETTINGS, Kept.class);
    }
}
