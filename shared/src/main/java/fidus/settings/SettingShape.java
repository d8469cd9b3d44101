package fidus.settings;

import fidus.contract.Refused;
import fidus.money.Decimals;
import fidus.mt5.readings.FreshnessLimits;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.function.Predicate;

/// What can be written for a setting that is not chosen from a list.
///
/// @param words what it is, after "is"
record SettingShape(String words, Predicate<String> fits) {
    private static final int MOST_DAYS = 365;

    /// A time zone by its name in the IANA database. An offset such as +02:00 is none: it knows no
    /// summer.
    static final SettingShape ZONE =
            new SettingShape(
                    "the name of a time zone, such as UTC, Europe/Zurich or Asia/Singapore",
                    ZoneId.getAvailableZoneIds()::contains);

    static final SettingShape FRESHNESS =
            new SettingShape(
                    "three rising whole numbers of minutes from 1 to "
                            + FreshnessLimits.MOST_MINUTES
                            + ", such as 5/10/15",
                    value -> {
                        FreshnessLimits.parse(value);
                        return true;
                    });

    static final SettingShape FOUR_DAYS =
            new SettingShape(
                    "four whole numbers of days from 1 to 365, none below the one before it, such"
                            + " as 1/3/10/30",
                    SettingShape::isRising);

    private static boolean isRising(String value) {
        if (!value.matches("[1-9]\\d{0,2}(/[1-9]\\d{0,2}){3}")) {
            return false;
        }
        int before = 0;
        for (String each : value.split("/", -1)) {
            int days = Integer.parseInt(each);
            if (days < before || days > MOST_DAYS) {
                return false;
            }
            before = days;
        }
        return true;
    }

    /// @param decimals at most
    static SettingShape number(String least, String most, int decimals) {
        return new SettingShape(
                "a number from "
                        + least
                        + " to "
                        + most
                        + " with at most "
                        + decimals
                        + " decimals",
                value -> isNumber(value, least, most, decimals));
    }

    /// Of currencies, which have their own decimals.
    static SettingShape sums(String least, String most) {
        return new SettingShape(
                "a sum for each currency, such as 5000.00 USD, 4500.00 EUR, from "
                        + least
                        + " to "
                        + most,
                value ->
                        SetSums.parse(value).sums().values().stream()
                                .allMatch(one -> isWithin(one.amount(), least, most)));
    }

    boolean has(String value) {
        try {
            return fits.test(value);
        } catch (Refused _) {
            return false;
        }
    }

    private static boolean isNumber(String value, String least, String most, int decimals) {
        BigDecimal number = Decimals.parse(value);
        return number.scale() <= decimals && isWithin(number, least, most);
    }

    private static boolean isWithin(BigDecimal amount, String least, String most) {
        return amount.compareTo(new BigDecimal(least)) >= 0
                && amount.compareTo(new BigDecimal(most)) <= 0;
    }
}
