package fidus.settings;

import java.time.LocalDate;

/// A setting to be approved by another person.
///
/// @param from the first day it is in force, after today: days that were rolled keep theirs
/// @param reason at least 10 characters
public record ChangeSetting(SettingKey key, String value, LocalDate from, String reason) {}
