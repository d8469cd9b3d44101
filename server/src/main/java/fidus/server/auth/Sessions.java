package fidus.server.auth;

import fidus.auth.ConfirmPassword;
import fidus.auth.EndSessions;
import fidus.auth.Login;
import fidus.auth.Me;
import fidus.auth.Permission;
import fidus.auth.Person;
import fidus.auth.Tokens;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.auth.Proof.Claim;
import fidus.server.auth.Proof.Proven;
import fidus.server.auth.SessionStore.Session;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.secrets.Secrets;
import fidus.server.web.Asked;
import fidus.server.web.SignedIn;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/// The life of a session: begun with a password, read on every request, ended by its person, by a
/// change of that person, or after ten hours.
final class Sessions {
    static final Duration LIFE = Duration.ofHours(10);
    static final UUID NONE = new UUID(0, 0);
    private static final int MOST = 5;

    /// No day: none of them is older than ten hours.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final int LONGEST_DEVICE = 100;

    private final Mongo mongo;
    private final Audit audit;
    private final PersonStore people;
    private final SessionStore store;
    private final Proof proof;
    private final AccessTokens tokens;
    private final Refreshes refreshes;

    /// The parts of signing in that sessions are built on.
    record Parts(Mongo mongo, Audit audit, PersonStore people, SessionStore store, Proof proof) {}

    Sessions(Parts parts, AccessTokens tokens, Refreshes refreshes) {
        this.mongo = parts.mongo;
        this.audit = parts.audit;
        this.people = parts.people;
        this.store = parts.store;
        this.proof = parts.proof;
        this.tokens = tokens;
        this.refreshes = refreshes;
    }

    /// Whether the token is one of this server's own; its session may be over.
    boolean knows(String accessToken) {
        return tokens.knows(accessToken);
    }

    /// @throws Refused `UNAUTHENTICATED` for any token that is not the key to an open session
    SignedIn signedIn(String accessToken) {
        AccessTokens.Named named = tokens.verify(accessToken);
        return mongo.read(
                unit -> {
                    Session session =
                            store.find(unit, named.session())
                                    .filter(found -> found.isOpen(unit.now()))
                                    .filter(found -> found.personId().equals(named.person()))
                                    .orElseThrow(AccessTokens::refused);
                    return new SignedIn(actor(session), session.authTime());
                });
    }

    Tokens login(Asked asked, Login login) {
        if (login.device().isBlank() || login.device().length() > LONGEST_DEVICE) {
            throw Refused.at(
                    "device", Problem.Code.BAD_VALUE, "Name the device in 1 to 100 characters.");
        }
        Proven proven =
                proof.of(claim(asked, login.login(), login.password())).orElseThrow(Proof::refused);
        var id = UUID.randomUUID();
        String refreshToken = Secrets.random(Refreshes.BYTES);
        return refreshes.tokens(
                begun(asked, proven, new Begun(id, refreshToken, login)), refreshToken);
    }

    /// A password that was right is no failed try, also where no session begins.
    private Session begun(Asked asked, Proven proven, Begun begun) {
        try {
            return mongo.write(unit -> begin(unit, asked, proven, begun));
        } catch (Refused full) {
            String login = proven.person().login();
            var _ =
                    mongo.write(
                            unit -> {
                                proof.attempts().forget(unit, login, asked.address());
                                return true;
                            });
            throw full;
        }
    }

    private record Begun(UUID id, String refreshToken, Login login) {}

    private Session begin(Unit unit, Asked asked, Proven proven, Begun begun) {
        Person person = proven.person();
        giveBack(unit, asked, person, begun.login);
        List<Session> open = store.open(unit, person.id());
        if (open.size() >= MOST) {
            throw Refused.at("places", Problem.Code.WRONG_STATE, full(open));
        }
        var session =
                new Session(
                        begun.id,
                        person.id(),
                        person.name(),
                        person.roles(),
                        begun.login.device(),
                        unit.now(),
                        unit.now(),
                        unit.now().plus(LIFE),
                        "");
        store.add(unit, session);
        refreshes.first(unit, session, begun.refreshToken);
        people.replace(unit, proven.credential(), proven.next());
        proof.attempts().forget(unit, person.login(), asked.address());
        audit.record(
                unit,
                actor(session).asking(asked.requestId().toString()),
                "LOGIN",
                subject(person),
                null,
                null,
                begun.login.device());
        return session;
    }

    /// The device that signs in again is one place, not two.
    private void giveBack(Unit unit, Asked asked, Person person, Login login) {
        refreshes
                .session(unit, login.replaces())
                .filter(before -> before.isOpen(unit.now()))
                .filter(before -> before.personId().equals(person.id()))
                .ifPresent(
                        before -> {
                            store.end(unit, before.id(), "REPLACED");
                            audit.record(
                                    unit,
                                    actor(before).asking(asked.requestId().toString()),
                                    "LOGOUT",
                                    subject(person),
                                    null,
                                    null,
                                    "Replaced by a sign-in at " + login.device() + ".");
                        });
    }

    private static String full(List<Session> open) {
        return "You are already signed in at "
                + MOST
                + " places: "
                + open.stream()
                        .map(one -> one.device() + " since " + TIME.format(one.startedAt()))
                        .collect(Collectors.joining(", "))
                + " UTC. Sign out of one of them, or end them all, and sign in again.";
    }

    Nothing logout(Asked asked, Nothing nothing) {
        Actor actor = asked.actor();
        store.end(asked.unit(), UUID.fromString(actor.session()), "LOGOUT");
        audit.record(asked.unit(), actor, "LOGOUT", "person/" + actor.id().value(), null, null, "");
        return nothing;
    }

    Me me(Asked asked, Nothing nothing) {
        Session session =
                store.find(asked.unit(), UUID.fromString(asked.actor().session())).orElseThrow();
        Person person = people.get(asked.unit(), session.personId());
        return new Me(
                person.id(),
                person.login(),
                person.name(),
                session.roles(),
                Arrays.stream(Permission.values())
                        .filter(permission -> permission.allows(session.roles()))
                        .toList(),
                session.authTime(),
                session.endsAt(),
                asked.unit().days());
    }

    Nothing confirm(Asked asked, ConfirmPassword confirm) {
        Proven proven = own(asked, confirm.password());
        var session = UUID.fromString(asked.actor().session());
        return mongo.write(
                unit -> {
                    people.replace(unit, proven.credential(), proven.next());
                    proof.attempts().forget(unit, proven.person().login(), asked.address());
                    store.confirmed(unit, session);
                    audit.record(
                            unit,
                            asked.actor(),
                            "CONFIRM",
                            subject(proven.person()),
                            null,
                            null,
                            "");
                    return new Nothing();
                });
    }

    Nothing endAll(Asked asked, EndSessions end) {
        Proven proven =
                proof.of(claim(asked, end.login(), end.password())).orElseThrow(Proof::refused);
        Person person = proven.person();
        var actor =
                new Actor(
                        person.id(),
                        person.name(),
                        person.roles(),
                        "sign-in",
                        asked.requestId().toString());
        return mongo.write(
                unit -> {
                    people.replace(unit, proven.credential(), proven.next());
                    proof.attempts().forget(unit, person.login(), asked.address());
                    store.endAll(unit, person.id(), NONE, "ENDED_BY_PERSON");
                    audit.record(unit, actor, "END_SESSIONS", subject(person), null, null, "");
                    return new Nothing();
                });
    }

    /// Checks the password of the person who asks.
    ///
    /// @throws Refused `BAD_VALUE` at `password`
    Proven own(Asked asked, String password) {
        Person person = mongo.read(unit -> people.get(unit, asked.actor().id()));
        return proof.of(claim(asked, person.login(), password))
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "password",
                                        Problem.Code.BAD_VALUE,
                                        "This is not your password, or there were too many tries:"
                                                + " wait a minute."));
    }

    static Claim claim(Asked asked, String login, String password) {
        return new Claim(login, password, asked.address(), asked.requestId());
    }

    static String subject(Person person) {
        return "person/" + person.id().value();
    }

    private static Actor actor(Session session) {
        return new Actor(
                session.personId(), session.name(), session.roles(), session.id().toString(), "");
    }
}
