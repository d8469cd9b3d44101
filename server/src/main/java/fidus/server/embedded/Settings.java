package fidus.server.embedded;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;

/// How a store runs; tests shrink and disturb it.
///
/// @param port 0 for any free one
/// @param limits how much is allowed
/// @param clock the time of expiries
/// @param upkeepEvery how often expired things are removed
/// @param losesReply whether the connection breaks just before the reply to a command, its work
///   being done
record Settings(
        int port,
        Limits limits,
        InstantSource clock,
        Duration upkeepEvery,
        Predicate<String> losesReply) {
    static Settings standard(int port) {
        return new Settings(
                port,
                Limits.standard(),
                InstantSource.system(),
                Duration.ofSeconds(5),
                command -> false);
    }
}
