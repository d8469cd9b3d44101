package fidus.server.web;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.mongo.Mongo;

import io.javalin.http.Context;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Who asks, whether they may, and how often they have.
final class Callers {
    private final Mongo mongo;
    private final Bearers bearers;
    private final Gate gate;

    Callers(Mongo mongo, Bearers bearers, Gate gate) {
        this.mongo = mongo;
        this.bearers = bearers;
        this.gate = gate;
    }

    /// Who asks, with the id of this intent.
    record Caller(Actor actor, UUID requestId) {}

    /// @throws Refused when nobody signed in asks, too often, or without the right
    Caller of(Call<?, ?> call, Context http) {
        Instant now = mongo.read(unit -> unit.now());
        if (call.permission() == Permission.PUBLIC) {
            gate.pass(call, now, http);
            UUID key = key(call, http);
            return new Caller(Actor.SYSTEM.asking(key.toString()), key);
        }
        String token = token(now, http);
        UUID key = key(call, http);
        SignedIn signedIn = signedIn(token, now, http);
        gate.pass(call, signedIn.actor().id(), now, http);
        if (!call.permission().allows(signedIn.actor().roles())) {
            gate.refused(signedIn.actor(), call, now);
            throw Refused.because(Problem.Code.FORBIDDEN, "Your roles do not allow this.");
        }
        Duration age = Duration.between(signedIn.authTime(), now);
        if (call.has(Call.Trait.STEP_UP) && age.compareTo(Call.STEP_UP_AGE) > 0) {
            throw Refused.because(
                    Problem.Code.STEP_UP_NEEDED,
                    "Confirm your password; the last sign-in is older than five minutes.");
        }
        return new Caller(signedIn.actor().asking(key.toString()), key);
    }

    /// Whoever brings no token, or one that nobody knows, is paced by where the question comes
    /// from.
    private String token(Instant now, Context http) {
        String header = http.header("Authorization");
        if (!Bearers.isToken(header) || !bearers.known().test(Bearers.token(header))) {
            gate.passUnknown(now, http);
        }
        return Bearers.token(header);
    }

    /// A token of a session that is over is paced like one that was never given.
    private SignedIn signedIn(String token, Instant now, Context http) {
        try {
            return bearers.signedIn().apply(token);
        } catch (Refused refused) {
            if (bearers.known().test(token)) {
                gate.passUnknown(now, http);
            }
            throw refused;
        }
    }

    private static UUID key(Call<?, ?> call, Context http) {
        if (call.kind() == Call.Kind.READ || call.has(Call.Trait.WITHOUT_KEY)) {
            return UUID.randomUUID();
        }
        String given = http.header("Idempotency-Key");
        if (given == null) {
            throw Refused.because(
                    Problem.Code.KEY_MISSING,
                    "A command needs an Idempotency-Key header, made once per intent.");
        }
        try {
            return UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw Refused.because(Problem.Code.KEY_MISSING, "The Idempotency-Key must be a UUID.");
        }
    }
}
