package fidus.server.auth;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.AddPerson;
import fidus.auth.AskOneTimeCode;
import fidus.auth.OneTimeCode;
import fidus.auth.Person;
import fidus.auth.PersonId;
import fidus.auth.PersonState;
import fidus.auth.Role;
import fidus.auth.SetPassword;
import fidus.auth.SetUp;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.auth.PersonStore.Credential;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.secrets.Secrets;
import fidus.server.web.Asked;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// How people come in: the first two with the code of the first start, everybody else prepared by
/// one person and approved by another, each choosing the own password with a one-time code that two
/// others gave half of each.
final class Onboarding {
    private static final String ADD = "ADD_PERSON";
    private static final int CODE_BYTES = 18;

    private final Mongo mongo;
    private final Audit audit;
    private final Approvals approvals;
    private final PersonStore people;
    private final Proof proof;
    private final Hashing hashing;
    private final FirstCodes codes = new FirstCodes();
    private final PasswordPolicy policy = new PasswordPolicy();

    Onboarding(Sessions.Parts parts, Approvals approvals, Hashing hashing) {
        this.mongo = parts.mongo();
        this.audit = parts.audit();
        this.people = parts.people();
        this.proof = parts.proof();
        this.approvals = approvals;
        this.hashing = hashing;
        approvals.kind(ADD, AddPerson.class, Set.of(Role.APPROVER), this::added);
    }

    /// A new code for the first start, while there is nobody yet; ends the one before.
    Optional<String> setUpCode() {
        String code = Secrets.random(CODE_BYTES);
        return mongo.write(
                unit -> {
                    if (!people.isEmpty(unit)) {
                        return Optional.empty();
                    }
                    people.putSetUpCode(unit, Sealed.hash(code));
                    return Optional.of(code);
                });
    }

    Nothing setUp(Asked asked, SetUp setUp) {
        checkSetUpCode(mongo.read(people::setUpCode), setUp.code());
        var admin = first(setUp.admin(), "admin", Role.ADMIN);
        var approver = first(setUp.approver(), "approver", Role.APPROVER);
        if (admin.login().equals(approver.login())) {
            throw Refused.at(
                    "approver.login",
                    Problem.Code.BAD_VALUE,
                    "Two people are needed; these are one login.");
        }
        if (setUp.admin().password().equals(setUp.approver().password())) {
            throw Refused.at(
                    "approver.password",
                    Problem.Code.WEAK_PASSWORD,
                    "Two people do not share a password; each types the own one.");
        }
        String adminHash = hashing.hash(setUp.admin().password());
        String approverHash = hashing.hash(setUp.approver().password());
        return mongo.write(
                unit -> {
                    checkSetUpCode(people.setUpCode(unit), setUp.code());
                    people.removeSetUpCode(unit);
                    Actor actor = Actor.SYSTEM.asking(asked.requestId().toString());
                    store(unit, actor, admin, adminHash);
                    store(unit, actor, approver, approverHash);
                    return new Nothing();
                });
    }

    private static void checkSetUpCode(Optional<String> stored, String given) {
        if (!stored.map(hash -> Sealed.matches(given, hash)).orElse(false)) {
            throw Refused.because(
                    Problem.Code.UNAUTHENTICATED,
                    "This is not the code of this start, or the set-up is already done.");
        }
    }

    private Person first(SetUp.NewPerson given, String at, Role role) {
        String login = PersonRules.login(at + ".login", given.login());
        PersonRules.name(at + ".name", given.name());
        policy.check(at + ".password", given.password(), login, given.name());
        return person(login, given.name(), List.of(role));
    }

    private static Person person(String login, String name, List<Role> roles) {
        return new Person(
                new PersonId(UUID.randomUUID()), login, name, roles, PersonState.ACTIVE, 1);
    }

    private void store(Unit unit, Actor actor, Person person, String hash) {
        people.add(unit, person, Credential.none(person.id()).withPassword(hash));
        audit.record(unit, actor, "SET_UP_PERSON", Sessions.subject(person), null, person, "");
    }

    /// Somebody with a generated password, for demonstrations and tests.
    Auth.NewLogin addWithPassword(String login, String name, List<Role> roles) {
        Person person = person(PersonRules.login("login", login), name, PersonRules.roles(roles));
        String password = Secrets.random(15);
        String hash = hashing.hash(password);
        return mongo.write(
                unit -> {
                    store(unit, Actor.SYSTEM, person, hash);
                    return new Auth.NewLogin(person, password);
                });
    }

    Prepared prepare(Asked asked, AddPerson add) {
        String login = PersonRules.login("login", add.login());
        PersonRules.name("name", add.name());
        PersonRules.reason(add.reason());
        var command =
                new AddPerson(login, add.name(), PersonRules.roles(add.roles()), add.reason());
        refuseKnown(asked.unit(), login);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        ADD,
                        "login/" + login,
                        "Let " + add.name() + " sign in as " + login,
                        List.of(
                                new Shown("Login", login),
                                new Shown("Name", add.name()),
                                new Shown("Roles", PersonRules.spelled(command.roles())),
                                new Shown("Reason", add.reason())),
                        command));
    }

    private void added(Unit unit, Approvals.Decided by, AddPerson add) {
        refuseKnown(unit, add.login());
        Person person = person(add.login(), add.name(), add.roles());
        people.add(unit, person, Credential.none(person.id()));
        audit.record(unit, by.checker(), ADD, Sessions.subject(person), null, person, add.reason());
    }

    private void refuseKnown(Unit unit, String login) {
        if (people.byLogin(unit, login).isPresent()) {
            throw Refused.at(
                    "login", Problem.Code.ALREADY_EXISTS, "Somebody already has this login.");
        }
    }

    OneTimeCode oneTimeCode(Asked asked, AskOneTimeCode ask) {
        Unit unit = asked.unit();
        Person person = people.get(unit, ask.id());
        Credential credential = people.credential(unit, person.id());
        if (!credential.passwordHash().isEmpty() || person.personState() != PersonState.ACTIVE) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A code is only made for an active person without a password.");
        }
        var made = codes.half(unit.now(), asked.actor(), credential);
        people.replace(unit, credential, made.credential());
        audit.record(
                unit,
                asked.actor(),
                "ONE_TIME_CODE",
                Sessions.subject(person),
                null,
                null,
                "The half of the " + made.half());
        return new OneTimeCode(
                person.login(), made.code(), made.half(), unit.now().plus(FirstCodes.LIFE));
    }

    Nothing setPassword(Asked asked, SetPassword set) {
        String login = Proof.normal(set.login());
        if (!proof.attempts().count(login, asked.address())) {
            throw wrongCode();
        }
        Person person =
                mongo.read(unit -> people.byLogin(unit, login)).orElseThrow(Onboarding::wrongCode);
        mongo.read(unit -> holding(unit, person, set.code()));
        policy.check("password", set.password(), person.login(), person.name());
        String hash = hashing.hash(set.password());
        return mongo.write(
                unit -> {
                    Credential credential = holding(unit, person, set.code());
                    people.replace(unit, credential, credential.withPassword(hash));
                    proof.attempts().forget(unit, login, asked.address());
                    audit.record(
                            unit,
                            own(person, asked),
                            "SET_PASSWORD",
                            Sessions.subject(person),
                            null,
                            null,
                            "");
                    return new Nothing();
                });
    }

    private Credential holding(Unit unit, Person person, String code) {
        Credential credential = people.credential(unit, person.id());
        boolean holds =
                people.get(unit, person.id()).personState() == PersonState.ACTIVE
                        && FirstCodes.matches(unit.now(), credential, code);
        if (!holds) {
            throw wrongCode();
        }
        return credential;
    }

    private static Refused wrongCode() {
        return Refused.because(
                Problem.Code.UNAUTHENTICATED,
                "Login and code do not match, a half of the code is missing or over, or there were"
                    + " too many tries: wait a minute. The code has two halves, one from an"
                    + " administrator and one from an approver: type both with a blank between.");
    }

    private static Actor own(Person person, Asked asked) {
        return new Actor(
                person.id(),
                person.name(),
                person.roles(),
                "one-time-code",
                asked.requestId().toString());
    }

    PasswordPolicy policy() {
        return policy;
    }
}
