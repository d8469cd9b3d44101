package fidus.mt5.readings;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// What a server's clock shows from a server time on.
///
/// @param fromServerTime first server time the line applies to
/// @param zone a fixed offset such as `+02:00`, or a zone whose clock changes the server follows
/// @param ahead how far the server is ahead of that zone; zero for most. A server that closes its
///   day with New York is 7 hours ahead of `America/New_York` all year
public record ServerOffset(LocalDateTime fromServerTime, ZoneId zone, Duration ahead) {
    /// A server that shows the time of a zone.
    public static ServerOffset of(LocalDateTime fromServerTime, ZoneId zone) {
        return new ServerOffset(fromServerTime, zone, Duration.ZERO);
    }
}
