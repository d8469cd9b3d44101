package fidus.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Everything that was set of one rule, oldest first. Nothing is ever taken out.
public record SettingHistory(SettingKey key, List<SettingValue> values) {
    public SettingHistory {
        values = List.copyOf(values);
    }

    /// What is in force on a day: the last value from or before it, else the standard one.
    public String inForceOn(LocalDate day) {
        SettingValue set = setOn(day);
        return set == null ? key.standard() : set.value();
    }

    /// The same with the day since when, for what is decided by it.
    public SettingUsed usedOn(LocalDate day) {
        SettingValue set = setOn(day);
        return new SettingUsed(key, inForceOn(day), set == null ? null : set.from());
    }

    /// The value somebody set that is in force on a day; null while the standard one is.
    public @Nullable SettingValue setOn(LocalDate day) {
        SettingValue found = null;
        for (SettingValue each : values) {
            found = each.from().isAfter(day) ? found : each;
        }
        return found;
    }

    /// The day of the last value, null when none was set.
    @JsonIgnore
    public @Nullable LocalDate lastFrom() {
        return values.isEmpty() ? null : values.getLast().from();
    }

    public SettingHistory with(SettingValue next) {
        List<SettingValue> all = new ArrayList<>(values);
        all.add(next);
        return new SettingHistory(key, all);
    }
}
