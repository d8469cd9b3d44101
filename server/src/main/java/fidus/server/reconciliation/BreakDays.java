package fidus.server.reconciliation;

import fidus.reconciliation.Severity;
import fidus.settings.SettingHistory;

import java.time.LocalDate;

/// How long breaks may stand, as the house set it.
record BreakDays(SettingHistory set) {
    /// In calendar days.
    ///
    /// @param severity of the day it was first seen
    /// @param firstSeenOn the day by which it is decided
    int allowed(String rule, Severity severity, LocalDate firstSeenOn) {
        String[] days = set.inForceOn(firstSeenOn).split("/", -1);
        return severity.allowed(rule, each -> Integer.parseInt(days[place(each)]));
    }

    private static int place(Severity severity) {
        return switch (severity) {
            case BLOCKING -> 0;
            case CRITICAL -> 1;
            case WARNING -> 2;
            case INFO -> 3;
        };
    }
}
