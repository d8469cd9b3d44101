package fidus.mt5.readings;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the bands of age end.
///
/// @param fresh ages below are FRESH
/// @param acceptable ages from `fresh` and below this are ACCEPTABLE
/// @param degraded ages from `acceptable` up to and with this are DEGRADED, older ones CRITICAL
public record FreshnessLimits(Duration fresh, Duration acceptable, Duration degraded) {
    /// 5, 10 and 15 minutes.
    public static final FreshnessLimits STANDARD =
            new FreshnessLimits(
                    Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(15));

    /// A week: older readings say nothing of an account, whatever is set.
    public static final int MOST_MINUTES = 10_080;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})/(\\d{1,5})/(\\d{1,5})");

    /// @throws Refused `BAD_VALUE` unless 0 < fresh ≤ acceptable ≤ degraded
    public FreshnessLimits {
        if (fresh.compareTo(Duration.ZERO) <= 0
                || fresh.compareTo(acceptable) > 0
                || acceptable.compareTo(degraded) > 0) {
            throw Refused.at(
                    "freshness",
                    Problem.Code.BAD_VALUE,
                    "The limits of freshness are positive and ascend.");
        }
    }

    /// @param text three rising numbers of minutes, such as 5/10/15
    /// @throws Refused `BAD_VALUE` when it is anything else
    public static FreshnessLimits parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || Integer.parseInt(written.group(3)) > MOST_MINUTES) {
            throw Refused.at(
                    "freshness",
                    Problem.Code.BAD_VALUE,
                    "The limits of freshness are three rising numbers of minutes, such as"
                            + " 5/10/15.");
        }
        return new FreshnessLimits(
                minutes(written.group(1)), minutes(written.group(2)), minutes(written.group(3)));
    }

    private static Duration minutes(String digits) {
        return Duration.ofMinutes(Integer.parseInt(digits));
    }

    public FreshnessBand band(Duration openAge) {
        if (openAge.compareTo(fresh) < 0) {
            return FreshnessBand.FRESH;
        }
        if (openAge.compareTo(acceptable) < 0) {
            return FreshnessBand.ACCEPTABLE;
        }
        return openAge.compareTo(degraded) <= 0 ? FreshnessBand.DEGRADED : FreshnessBand.CRITICAL;
    }
}
