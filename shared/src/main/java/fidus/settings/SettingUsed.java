package fidus.settings;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A setting as something was decided by it.
///
/// @param since the day from which it was in force; absent for the standard value
public record SettingUsed(SettingKey key, String value, @Nullable LocalDate since) {
    /// In words: the value, and since when.
    public String words() {
        return value + (since == null ? ", the standard" : ", since " + since);
    }
}
