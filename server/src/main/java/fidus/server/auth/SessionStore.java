package fidus.server.auth;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class SessionStore {
    private static final String SESSIONS = "sessions";
    private static final String TOKENS = "refreshTokens";
    private static final int MOST_READ = 100;

    /// One signed-in device. Name and roles are copied when it begins; whatever changes them ends
    /// the session.
    ///
    /// @param endedBecause empty while it is open
    record Session(
            UUID id,
            PersonId personId,
            String name,
            List<Role> roles,
            String device,
            Instant startedAt,
            Instant authTime,
            Instant endsAt,
            String endedBecause) {
        boolean isOpen(Instant now) {
            return endedBecause.isEmpty() && now.isBefore(endsAt);
        }
    }

    /// One refresh token. Rows stay until the session's absolute end, so that a second use is seen.
    ///
    /// @param id SHA-256 of the token
    /// @param predecessor the row it followed, empty for the first of a session
    /// @param rotatedAt when it was used; far in the future while it was not
    /// @param successorSealed the token after it, readable only with this token itself
    /// @param successorSeen whether the token after it was used
    /// @param jkt the device key it is bound to, empty until devices have keys
    record RefreshRow(
            String id,
            UUID session,
            boolean rotated,
            Instant rotatedAt,
            String predecessor,
            String successorSealed,
            boolean successorSeen,
            String jkt,
            Instant endsAt,
            long version) {}

    static void shape(Migrations migrations) {
        migrations
                .index(SESSIONS, "personId", "endedBecause")
                .expire(SESSIONS, "endsAt", 30)
                .expire(TOKENS, "endsAt", 1);
    }

    void add(Unit unit, Session session) {
        sessions(unit).insert(session);
    }

    Optional<Session> find(Unit unit, UUID id) {
        return sessions(unit).byId(id.toString());
    }

    List<Session> open(Unit unit, PersonId person) {
        return sessions(unit)
                .all(
                        and(
                                eq("personId", person.value().toString()),
                                eq("endedBecause", ""),
                                gt("endsAt", Date.from(unit.now()))),
                        ascending("startedAt"),
                        MOST_READ);
    }

    long end(Unit unit, UUID session, String why) {
        return sessions(unit)
                .update(
                        and(eq("_id", session.toString()), eq("endedBecause", "")),
                        set("endedBecause", why));
    }

    /// @param except stays open; the nil UUID ends all
    long endAll(Unit unit, PersonId person, UUID except, String why) {
        return sessions(unit)
                .update(
                        and(
                                eq("personId", person.value().toString()),
                                eq("endedBecause", ""),
                                ne("_id", except.toString())),
                        set("endedBecause", why));
    }

    void confirmed(Unit unit, UUID session) {
        sessions(unit)
                .update(
                        eq("_id", session.toString()),
                        combine(set("authTime", Date.from(unit.now()))));
    }

    Optional<RefreshRow> token(Unit unit, String hash) {
        return tokens(unit).byId(hash);
    }

    void add(Unit unit, RefreshRow row) {
        tokens(unit).insert(row);
    }

    void replace(Unit unit, RefreshRow before, RefreshRow after) {
        tokens(unit).replace(before.id(), before.version(), after);
    }

    private static Documents<Session> sessions(Unit unit) {
        return unit.documents(SESSIONS, Session.class);
    }

    private static Documents<RefreshRow> tokens(Unit unit) {
        return unit.documents(TOKENS, RefreshRow.class);
    }
}
