package fidus.server.auth;

import com.mongodb.client.model.Filters;

import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// Slows down guessing at one login from one network: every try counts before its password is
/// looked at, so that many tries at once gain nothing. Nobody is locked out: the longest wait is a
/// minute, other networks are not concerned, and the right password ends the count.
final class Attempts {
    private static final String ATTEMPTS = "loginAttempts";
    private static final int FREE = 3;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Mongo mongo;

    /// @param id a hash of login and network, so that the base lists no addresses
    record Attempt(String id, int tries, Instant notBefore, Instant at) {}

    Attempts(Mongo mongo) {
        this.mongo = mongo;
    }

    static void shape(Migrations migrations) {
        migrations.expire(ATTEMPTS, "at", 1);
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
                            attempts(unit)
                                    .byId(id)
                                    .filter(found -> found.at.plus(FORGOTTEN).isAfter(now))
                                    .orElse(new Attempt(id, 0, now, now));
                    if (now.isBefore(before.notBefore)) {
                        return false;
                    }
                    int tries = before.tries + 1;
                    attempts(unit).put(id, new Attempt(id, tries, now.plus(delay(tries)), now));
                    return true;
                });
    }

    void forget(Unit unit, String login, String address) {
        attempts(unit).remove(Filters.eq("_id", id(login, address)));
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
        return Sealed.hash(login + "|" + network(address));
    }

    /// An IPv4 address, or the 64 bits of an IPv6 address that one customer of a provider holds.
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            byte[] part = bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes;
            return InetAddress.getByAddress(Arrays.copyOf(part, bytes.length)).getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            return address;
        }
    }

    private static Documents<Attempt> attempts(Unit unit) {
        return unit.documents(ATTEMPTS, Attempt.class);
    }
}
