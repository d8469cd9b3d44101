package fidus.server.auth;

import static com.mongodb.client.model.Filters.eq;

import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.util.Optional;

final class AttemptStore {
    private static final String ATTEMPTS = "loginAttempts";

    /// @param id a hash of login and network, so that the base lists no addresses
    record Attempt(String id, int tries, Instant notBefore, Instant at) {}

    static void shape(Migrations migrations) {
        migrations.expire(ATTEMPTS, "at", 1);
    }

    Optional<Attempt> find(Unit unit, String id) {
        return attempts(unit).byId(id);
    }

    void put(Unit unit, Attempt attempt) {
        attempts(unit).put(attempt.id(), attempt);
    }

    void remove(Unit unit, String id) {
        attempts(unit).remove(eq("_id", id));
    }

    private static Documents<Attempt> attempts(Unit unit) {
        return unit.documents(ATTEMPTS, Attempt.class);
    }
}
