package fidus.server.auth;

import fidus.auth.Person;
import fidus.auth.PersonState;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.auth.PersonStore.Credential;
import fidus.server.mongo.Mongo;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The one routine that looks at passwords, whoever asks for it: count, hash, compare, leave a
/// trace. It says no in the same way and after the same work whether the login, the password or the
/// pace was wrong.
final class Proof {
    private static final Logger LOG = LoggerFactory.getLogger(Proof.class);

    private final Mongo mongo;
    private final Audit audit;
    private final PersonStore people;
    private final Attempts attempts;
    private final Hashing hashing;

    /// What somebody claims.
    record Claim(String login, String password, String address, UUID requestId) {}

    /// A claim that is true.
    ///
    /// @param rehashed the password's hash as it should be stored from now on, empty when it is
    record Proven(Person person, Credential credential, String rehashed) {
        /// The credential to store after this proof.
        Credential next() {
            return rehashed.isEmpty() ? credential.touched() : credential.withPassword(rehashed);
        }
    }

    Proof(Mongo mongo, Audit audit, PersonStore people, Hashing hashing) {
        this.mongo = mongo;
        this.audit = audit;
        this.people = people;
        this.attempts = new Attempts(mongo);
        this.hashing = hashing;
    }

    Attempts attempts() {
        return attempts;
    }

    static String normal(String login) {
        return Normalizer.normalize(login, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    static Refused refused() {
        return Refused.because(
                Problem.Code.UNAUTHENTICATED,
                "Login and password do not match, or there were too many tries: wait a minute.");
    }

    /// Empty when the claim is wrong or comes too soon; that is already counted and recorded.
    Optional<Proven> of(Claim claim) {
        String login = normal(claim.login());
        if (!attempts.count(login, claim.address())) {
            LOG.warn("authn_login_delayed from {}", claim.address());
            return Optional.empty();
        }
        Person person = mongo.read(unit -> people.byLogin(unit, login)).orElse(null);
        Credential credential =
                person == null ? null : mongo.read(unit -> people.credential(unit, person.id()));
        String stored =
                credential == null || credential.passwordHash().isEmpty()
                        ? hashing.nobody()
                        : credential.passwordHash();
        Hashing.Verdict verdict = hashing.check(claim.password(), stored);
        boolean right =
                verdict == Hashing.Verdict.RIGHT || verdict == Hashing.Verdict.RIGHT_AND_OLD;
        if (!right
                || person == null
                || credential == null
                || person.personState() != PersonState.ACTIVE) {
            failed(claim, person, verdict);
            return Optional.empty();
        }
        String rehashed =
                verdict == Hashing.Verdict.RIGHT_AND_OLD ? hashing.hash(claim.password()) : "";
        return Optional.of(new Proven(person, credential, rehashed));
    }

    private void failed(Claim claim, @Nullable Person person, Hashing.Verdict verdict) {
        String subject = person == null ? "person/unknown" : Sessions.subject(person);
        String action = verdict == Hashing.Verdict.CORRUPT ? "LOGIN_HASH_CORRUPT" : "LOGIN_FAILED";
        LOG.warn("authn_login_fail {} from {}", subject, claim.address());
        if (person == null) {
            return; // the audit log is about people; inventing logins does not make it grow
        }
        var _ =
                mongo.write(
                        unit -> {
                            audit.record(
                                    unit,
                                    Actor.SYSTEM.asking(claim.requestId().toString()),
                                    action,
                                    subject,
                                    null,
                                    null,
                                    "");
                            return true;
                        });
    }
}
