package fidus.server.auth;

import fidus.server.auth.AttemptStore.Attempt;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Networks;

import java.time.Duration;
import java.time.Instant;

/// Slows down guessing at one login from one network: every try counts before its password is
/// looked at, so that many tries at once gain nothing. Nobody is locked out: the longest wait is a
/// minute, other networks are not concerned, and the right password ends the count.
final class Attempts {
    private static final int FREE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Mongo mongo;
    private final AttemptStore store = new AttemptStore();

    Attempts(Mongo mongo) {
        this.mongo = mongo;
    }

    /// Counts a try.
    ///
    /// @return whether the password may be looked at
    boolean count(String login, String address) {
        String id = id(login, address);
        return mongo.write(
                unit -> {
                    Instant now = unit.now();
                    Attempt before =
                            store.find(unit, id)
                                    .filter(found -> found.at().plus(FORGOTTEN).isAfter(now))
                                    .orElse(new Attempt(id, 0, now, now));
                    if (now.isBefore(before.notBefore())) {
                        return false;
                    }
                    int tries = before.tries() + 1;
                    store.put(unit, new Attempt(id, tries, now.plus(delay(tries)), now));
                    return true;
                });
    }

    void forget(Unit unit, String login, String address) {
        store.remove(unit, id(login, address));
    }

    /// 0, 0, 0, 1, 2, 4 … 60 seconds after that many tries.
    static Duration delay(int tries) {
        if (tries <= FREE) {
            return Duration.ZERO;
        }
        long seconds = 1L << Math.min(tries - FREE - 1, 6);
        return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }

    private static String id(String login, String address) {
        return Sealed.hash(login + "|" + Networks.of(address));
    }
}
