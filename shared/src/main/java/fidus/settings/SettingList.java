package fidus.settings;

import java.time.LocalDate;
import java.util.List;

/// Every setting with its history.
///
/// @param businessDate today where the house does business
public record SettingList(LocalDate businessDate, List<SettingHistory> settings) {
    public SettingList {
        settings = List.copyOf(settings);
    }
}
