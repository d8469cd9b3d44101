package fidus.server.auth;

import fidus.auth.Refresh;
import fidus.auth.Tokens;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.auth.SessionStore.RefreshRow;
import fidus.server.auth.SessionStore.Session;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.secrets.Secrets;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Refresh tokens, good for one use. Whoever lost the answer may ask again with the same token
/// within ten seconds and gets the same successor; any other second use means that two hold the
/// token, and ends the session for both.
final class Refreshes {
    static final int BYTES = 32;
    private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int LONGEST = 100;

    private final Mongo mongo;
    private final Audit audit;
    private final SessionStore store;
    private final AccessTokens accessTokens;
    private final InstantSource clock;

    /// @param next the token to hand out, absent when the question is refused
    private record Outcome(@Nullable Session session, @Nullable String next) {
        static final Outcome REFUSED = new Outcome(null, null);
    }

    Refreshes(Sessions.Parts parts, AccessTokens accessTokens, InstantSource clock) {
        this.mongo = parts.mongo();
        this.audit = parts.audit();
        this.store = parts.store();
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    Tokens tokens(Session session, String refreshToken) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Tokens(
                accessTokens.sign(session.personId(), session.id(), session.authTime()),
                refreshToken,
                now.plus(AccessTokens.LIFE),
                session.endsAt());
    }

    void first(Unit unit, Session session, String token) {
        store.add(unit, row(session, token, ""));
    }

    /// The session that a token, used or not, belongs to.
    Optional<Session> session(Unit unit, @Nullable String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        return store.token(unit, Sealed.hash(token))
                .flatMap(row -> store.find(unit, row.session()));
    }

    Tokens refresh(Asked asked, Refresh refresh) {
        String token = refresh.refreshToken();
        if (token.length() > LONGEST) {
            throw AccessTokens.refused();
        }
        if (mongo.read(unit -> store.token(unit, Sealed.hash(token))).isEmpty()) {
            throw AccessTokens.refused(); // a guess does not stand in line with what is stored
        }
        String successor = Secrets.random(BYTES);
        Outcome outcome = mongo.write(unit -> turn(unit, asked, token, successor));
        if (outcome.session == null || outcome.next == null) {
            throw AccessTokens.refused();
        }
        return tokens(outcome.session, outcome.next);
    }

    private Outcome turn(Unit unit, Asked asked, String token, String successor) {
        RefreshRow row = store.token(unit, Sealed.hash(token)).orElse(null);
        if (row == null) {
            return Outcome.REFUSED;
        }
        Session session = store.find(unit, row.session()).orElse(null);
        if (session == null || !session.isOpen(unit.now())) {
            return Outcome.REFUSED;
        }
        if (!row.rotated()) {
            rotate(unit, row, token, successor);
            store.add(unit, row(session, successor, row.id()));
            return new Outcome(session, successor);
        }
        boolean again = !unit.now().isAfter(row.rotatedAt().plus(AGAIN)) && !row.successorSeen();
        if (again) {
            return new Outcome(session, Sealed.open(row.successorSealed(), token));
        }
        reused(unit, asked, session);
        return Outcome.REFUSED;
    }

    private void rotate(Unit unit, RefreshRow row, String token, String successor) {
        store.replace(
                unit, row, turned(row, true, unit.now(), Sealed.seal(successor, token), false));
        if (!row.predecessor().isEmpty()) {
            store.token(unit, row.predecessor())
                    .ifPresent(
                            before ->
                                    store.replace(
                                            unit,
                                            before,
                                            turned(before, true, before.rotatedAt(), "", true)));
        }
    }

    private void reused(Unit unit, Asked asked, Session session) {
        LOG.warn("authn_token_reuse session {} from {}", session.id(), asked.address());
        store.end(unit, session.id(), "TOKEN_REUSE");
        audit.record(
                unit,
                Actor.SYSTEM.asking(asked.requestId().toString()),
                "AUTHN_TOKEN_REUSE",
                "person/" + session.personId().value(),
                null,
                null,
                "A refresh token was used twice; the session was ended.");
    }

    private static RefreshRow row(Session session, String token, String predecessor) {
        return new RefreshRow(
                Sealed.hash(token),
                session.id(),
                false,
                NEVER,
                predecessor,
                "",
                false,
                "",
                session.endsAt(),
                1);
    }

    private static RefreshRow turned(
            RefreshRow row, boolean rotated, Instant at, String sealed, boolean seen) {
        return new RefreshRow(
                row.id(),
                row.session(),
                rotated,
                at,
                row.predecessor(),
                sealed,
                seen,
                row.jkt(),
                row.endsAt(),
                row.version() + 1);
    }
}
