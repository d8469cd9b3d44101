package fidus.settings;

import java.time.Instant;
import java.time.LocalDate;

/// What was set, from which day, by whom and why.
///
/// @param from the first day it is in force
/// @param maker who prepared it
/// @param checker who approved it, another person
public record SettingValue(
        String value,
        LocalDate from,
        String reason,
        String maker,
        String checker,
        Instant decidedAt) {}
