package fidus.mt5.readings;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.Duration;

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
