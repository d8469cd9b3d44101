package fidus.mt5.transfers;

import java.time.Duration;

/// Limits of pairing.
///
/// @param window largest difference of time between the two legs of a pair
/// @param hubTransit longest stay of money at a hub
/// @param legTransit how long a leg may wait for its partner before it is a break
public record PairingLimits(Duration window, Duration hubTransit, Duration legTransit) {
    /// 15 minutes, 72 hours, 24 hours.
    public static final PairingLimits STANDARD =
            new PairingLimits(Duration.ofMinutes(15), Duration.ofHours(72), Duration.ofHours(24));

    /// The same wait for a partner with another window and stay.
    public PairingLimits with(Duration pairing, Duration stay) {
        return new PairingLimits(pairing, stay, legTransit);
    }
}
