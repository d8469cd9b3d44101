package fidus.server.deals;

import fidus.mt5.TradingAccount;
import fidus.mt5.readings.Freshness;
import fidus.mt5.readings.FreshnessLimits;
import fidus.mt5.readings.MarketCalendar;
import fidus.mt5.transfers.PairingLimits;
import fidus.server.mongo.Unit;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What the house has set of how readings age and how transfers pair, by day; until it is said what
/// was set, the standard values.
public final class HouseLimits {
    private BiFunction<Unit, SettingKey, SettingHistory> set =
            (unit, key) -> new SettingHistory(key, List.of());

    HouseLimits() {}

    void decide(BiFunction<Unit, SettingKey, SettingHistory> history) {
        set = history;
    }

    /// Where the bands of age end on a business day.
    public FreshnessLimits freshness(Unit unit, LocalDate day) {
        return FreshnessLimits.parse(set.apply(unit, SettingKey.FRESHNESS_MINUTES).inForceOn(day));
    }

    /// How the readings of an account age under these limits, by the hours of its market.
    public static Freshness freshness(TradingAccount account, FreshnessLimits limits) {
        return new Freshness(
                limits,
                account.alwaysOpen() ? MarketCalendar.ALWAYS_OPEN : MarketCalendar.NEW_YORK_WEEK);
    }

    /// The limits of pairing at an instant, by its business day.
    Function<Instant, PairingLimits> pairing(Unit unit) {
        SettingHistory window = set.apply(unit, SettingKey.PAIRING_WINDOW_MINUTES);
        SettingHistory transit = set.apply(unit, SettingKey.HUB_TRANSIT_HOURS);
        return instant -> {
            LocalDate day = unit.days().of(instant);
            return PairingLimits.STANDARD.with(
                    Duration.ofMinutes(Long.parseLong(window.inForceOn(day))),
                    Duration.ofHours(Long.parseLong(transit.inForceOn(day))));
        };
    }
}
