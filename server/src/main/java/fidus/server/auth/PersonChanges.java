package fidus.server.auth;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.ChangePassword;
import fidus.auth.ChangePerson;
import fidus.auth.DisablePerson;
import fidus.auth.Person;
import fidus.auth.PersonId;
import fidus.auth.PersonState;
import fidus.auth.ResetPassword;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.auth.PersonStore.Credential;
import fidus.server.auth.Proof.Proven;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What can change about a person. Each change ends sessions that were begun under the old state.
final class PersonChanges {
    private static final String CHANGE = "CHANGE_PERSON";
    private static final String RESET = "RESET_PASSWORD";

    private final Mongo mongo;
    private final Audit audit;
    private final Approvals approvals;
    private final PersonStore people;
    private final SessionStore sessions;
    private final Hashing hashing;

    PersonChanges(Sessions.Parts parts, Approvals approvals, Hashing hashing) {
        this.mongo = parts.mongo();
        this.audit = parts.audit();
        this.people = parts.people();
        this.sessions = parts.store();
        this.approvals = approvals;
        this.hashing = hashing;
        approvals.kind(CHANGE, ChangePerson.class, Set.of(Role.APPROVER), this::changed);
        approvals.kind(RESET, ResetPassword.class, Set.of(Role.APPROVER), this::reset);
    }

    Prepared prepareChange(Asked asked, ChangePerson change) {
        PersonRules.reason(change.reason());
        refuseOwn(asked.actor(), change.id());
        Person person = current(asked.unit(), change.id(), change.version());
        var command =
                new ChangePerson(
                        change.id(),
                        PersonRules.roles(change.roles()),
                        change.personState(),
                        change.version(),
                        change.reason());
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        CHANGE,
                        Sessions.subject(person),
                        "Change what " + person.name() + " may do",
                        List.of(
                                new Shown("Login", person.login()),
                                new Shown("Roles before", PersonRules.spelled(person.roles())),
                                new Shown("Roles after", PersonRules.spelled(command.roles())),
                                new Shown("State before", person.personState().name()),
                                new Shown("State after", command.personState().name()),
                                new Shown("Reason", command.reason())),
                        command));
    }

    private void changed(Unit unit, Approvals.Decided by, ChangePerson change) {
        refuseOwn(by.checker(), change.id());
        Person before = current(unit, change.id(), change.version());
        store(unit, before, change.roles(), change.personState());
        endSessions(unit, before.id(), Sessions.NONE, CHANGE);
        audit.record(
                unit,
                by.checker(),
                CHANGE,
                Sessions.subject(before),
                before,
                people.get(unit, before.id()),
                change.reason());
    }

    Person disable(Asked asked, DisablePerson disable) {
        Unit unit = asked.unit();
        PersonRules.reason(disable.reason());
        refuseOwn(asked.actor(), disable.id());
        Person before = current(unit, disable.id(), disable.version());
        Person after = store(unit, before, before.roles(), PersonState.DISABLED);
        endSessions(unit, before.id(), Sessions.NONE, "DISABLED");
        approvals.voidPending(
                unit, asked.actor(), Sessions.subject(before), "The person was disabled.");
        audit.record(
                unit,
                asked.actor(),
                "DISABLE_PERSON",
                Sessions.subject(before),
                before,
                after,
                disable.reason());
        return after;
    }

    Prepared prepareReset(Asked asked, ResetPassword reset) {
        PersonRules.reason(reset.reason());
        refuseOwn(asked.actor(), reset.id());
        Person person = people.get(asked.unit(), reset.id());
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        RESET,
                        Sessions.subject(person),
                        "Take the password of " + person.name() + " away",
                        List.of(
                                new Shown("Login", person.login()),
                                new Shown("Name", person.name()),
                                new Shown("Reason", reset.reason())),
                        reset));
    }

    private void reset(Unit unit, Approvals.Decided by, ResetPassword reset) {
        Person person = people.get(unit, reset.id());
        Credential credential = people.credential(unit, reset.id());
        people.replace(unit, credential, credential.withPassword(""));
        sessions.endAll(unit, reset.id(), Sessions.NONE, RESET);
        audit.record(
                unit, by.checker(), RESET, Sessions.subject(person), null, null, reset.reason());
    }

    /// Ends all other sessions of the person; the one that asks goes on.
    Nothing changePassword(
            Asked asked, Sessions proofs, PasswordPolicy policy, ChangePassword change) {
        Proven proven = proofs.own(asked, change.password());
        Person person = proven.person();
        policy.check("newPassword", change.newPassword(), person.login(), person.name());
        String hash = hashing.hash(change.newPassword());
        return mongo.write(
                unit -> {
                    people.replace(
                            unit, proven.credential(), proven.credential().withPassword(hash));
                    sessions.endAll(
                            unit,
                            person.id(),
                            UUID.fromString(asked.actor().session()),
                            "PASSWORD_CHANGED");
                    audit.record(
                            unit,
                            asked.actor(),
                            "CHANGE_PASSWORD",
                            Sessions.subject(person),
                            null,
                            null,
                            "");
                    return new Nothing();
                });
    }

    private Person current(Unit unit, PersonId id, long version) {
        Person person = people.get(unit, id);
        if (person.version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This person was changed meanwhile. Load the list again.");
        }
        return person;
    }

    private Person store(Unit unit, Person before, List<Role> roles, PersonState state) {
        var after =
                new Person(
                        before.id(),
                        before.login(),
                        before.name(),
                        roles,
                        state,
                        before.version() + 1);
        people.replace(unit, before, after);
        return after;
    }

    /// Touches the credential too, so that a sign-in at the same moment cannot slip past.
    private void endSessions(Unit unit, PersonId person, UUID except, String why) {
        Credential credential = people.credential(unit, person);
        people.replace(unit, credential, credential.touched());
        sessions.endAll(unit, person, except, why);
    }

    private static void refuseOwn(Actor actor, PersonId id) {
        if (actor.id().equals(id)) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON, "Nobody changes the own roles or access.");
        }
    }
}
