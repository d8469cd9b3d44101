package fidus.server.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.Locator;
import io.jsonwebtoken.ProtectedHeader;

import java.security.Key;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Short signed tokens that name a session and nothing more (RFC 9068 profile): what the person may
/// do is read from the session's row on each request.
final class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(5);
    static final String ISSUER = "fidus";
    static final String AUDIENCE = "fidus-api";
    static final String TYPE = "at+jwt";

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int MOST_KNOWN = 2_000;
    private static final int LONGEST = 4_096;
    private static final long LONGEST_LIFE_SECONDS = 600;
    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private final SigningKeys keys;
    private final InstantSource clock;
    private final JwtParser parser;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    /// What a verified token says.
    record Named(PersonId person, UUID session) {}

    /// A token that was signed or checked here; its signature need not be checked again while its
    /// key is in use.
    ///
    /// @param until the last moment at which it is good
    private record Verified(Named named, String kid, PublicKey key, Instant until) {}

    AccessTokens(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        this.parser =
                Jwts.parser()
                        .zip()
                        .clear()
                        .and()
                        .sig()
                        .clear()
                        .add(Jwts.SIG.ES256)
                        .and()
                        .keyLocator(locator(keys))
                        .requireIssuer(ISSUER)
                        .requireAudience(AUDIENCE)
                        .clockSkewSeconds(SKEW.toSeconds())
                        .clock(() -> Date.from(clock.instant()))
                        .build();
    }

    @SuppressWarnings("NullAway") // a locator answers null for a key it does not know
    private static Locator<Key> locator(SigningKeys keys) {
        return header ->
                header instanceof ProtectedHeader named ? keys.verifying(named.getKeyId()) : null;
    }

    String sign(PersonId person, UUID session, Instant authTime) {
        Instant now = clock.instant();
        SigningKeys.Named key = keys.current();
        String token = signed(person, session, authTime, key);
        Instant until = now.truncatedTo(ChronoUnit.SECONDS).plus(LIFE).plus(SKEW);
        remember(token, new Verified(new Named(person, session), key.kid(), key.verifies(), until));
        return token;
    }

    private String signed(PersonId person, UUID session, Instant authTime, SigningKeys.Named key) {
        Instant now = clock.instant();
        return Jwts.builder()
                .header()
                .type(TYPE)
                .keyId(key.kid())
                .and()
                .issuer(ISSUER)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(person.value().toString())
                .claim("sid", session.toString())
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFE)))
                .claim("auth_time", authTime.getEpochSecond())
                .signWith(key.signs(), Jwts.SIG.ES256)
                .compact();
    }

    /// @throws Refused `UNAUTHENTICATED`, the same for every cause
    Named verify(String token) {
        try {
            Verified known = verified.get(token);
            if (known != null && holds(known)) {
                return known.named;
            }
            canonical(token);
            var read = parser.parseSignedClaims(token);
            Claims claims = read.getPayload();
            var named =
                    new Named(
                            new PersonId(UUID.fromString(claims.getSubject())),
                            UUID.fromString(claims.get("sid", String.class)));
            String kid = read.getHeader().getKeyId();
            PublicKey key = keys.verifying(kid);
            if (key != null) {
                Instant until = claims.getExpiration().toInstant().plus(SKEW);
                remember(token, new Verified(named, kid, key, until));
            }
            return named;
        } catch (JwtException
                | IllegalArgumentException
                | NullPointerException
                | JacksonException e) {
            throw refused();
        }
    }

    /// Whether the token was signed here or found good lately, and still is as far as its signature
    /// and its time go.
    boolean knows(String token) {
        Verified known = verified.get(token);
        return known != null && holds(known);
    }

    private boolean holds(Verified known) {
        return known.key.equals(keys.verifying(known.kid)) && !clock.instant().isAfter(known.until);
    }

    private void remember(String token, Verified one) {
        if (verified.size() >= MOST_KNOWN) {
            verified.values().removeIf(known -> !holds(known));
        }
        if (verified.size() >= MOST_KNOWN) {
            verified.clear();
        }
        verified.put(token, one);
    }

    static Refused refused() {
        return Refused.because(Problem.Code.UNAUTHENTICATED, "Sign in first.");
    }

    /// What the library would let pass: other spellings of the same bytes, headers that name keys
    /// or compression, a missing or textual expiry, a long life.
    private static void canonical(String token) throws JacksonException {
        List<String> parts = List.of(token.split("\\.", -1));
        if (token.length() > LONGEST || parts.size() != 3) {
            throw new IllegalArgumentException("Not three parts of bounded length");
        }
        for (String part : parts) {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                throw new IllegalArgumentException("Another spelling of the same bytes");
            }
        }
        JsonNode header = json(parts.get(0));
        var names = new HashSet<String>();
        header.fieldNames().forEachRemaining(names::add);
        if (!names.equals(HEADER) || !TYPE.equals(header.path("typ").textValue())) {
            throw new IllegalArgumentException("Not the header of an access token");
        }
        JsonNode claims = json(parts.get(1));
        JsonNode from = claims.path("iat");
        JsonNode to = claims.path("exp");
        if (!from.isIntegralNumber()
                || !to.isIntegralNumber()
                || !from.canConvertToLong()
                || !to.canConvertToLong()
                || Math.subtractExact(to.longValue(), from.longValue()) > LONGEST_LIFE_SECONDS) {
            throw new IllegalArgumentException("Not the life of an access token");
        }
    }

    private static JsonNode json(String part) throws JacksonException {
        return Wire.STRICT.readTree(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    }
}
