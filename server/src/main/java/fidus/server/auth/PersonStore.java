package fidus.server.auth;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.auth.Person;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class PersonStore {
    private static final String PEOPLE = "people";
    private static final String CREDENTIALS = "credentials";
    private static final String SET_UP = "setUp";

    /// One half of the code for a first password.
    ///
    /// @param by who was shown it
    record Half(String hash, String by, Instant endsAt) {}

    /// What proves a person; never leaves the server.
    ///
    /// @param passwordHash empty until a password is set
    /// @param adminHalf of the one-time code for the first password, absent when none is open
    /// @param approverHalf the other half
    /// @param version grows with each sign-in too, so that signing in and disabling at one moment
    ///   cannot both succeed unseen
    record Credential(
            String id,
            String passwordHash,
            @Nullable Half adminHalf,
            @Nullable Half approverHalf,
            long version) {
        static Credential none(PersonId person) {
            return new Credential(person.value().toString(), "", null, null, 1);
        }

        Credential withPassword(String hash) {
            return new Credential(id, hash, null, null, version + 1);
        }

        Credential withHalf(Role half, Half made) {
            return half == Role.ADMIN
                    ? new Credential(id, passwordHash, made, approverHalf, version + 1)
                    : new Credential(id, passwordHash, adminHalf, made, version + 1);
        }

        Credential touched() {
            return new Credential(id, passwordHash, adminHalf, approverHalf, version + 1);
        }
    }

    /// @param id always `code`
    record SetUpCode(String id, String hash) {}

    static void shape(Migrations migrations) {
        migrations.unique(PEOPLE, "login").collection(CREDENTIALS).collection(SET_UP);
    }

    Optional<Person> byLogin(Unit unit, String login) {
        return people(unit).first(eq("login", login));
    }

    Optional<Person> find(Unit unit, PersonId id) {
        return people(unit).byId(id.value().toString());
    }

    Person get(Unit unit, PersonId id) {
        return find(unit, id)
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such person."));
    }

    List<Person> all(Unit unit) {
        return people(unit).whole(empty(), ascending("login"));
    }

    boolean isEmpty(Unit unit) {
        return people(unit).first(empty()).isEmpty();
    }

    void add(Unit unit, Person person, Credential credential) {
        people(unit).insert(person);
        credentials(unit).insert(credential);
    }

    void replace(Unit unit, Person before, Person after) {
        people(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Credential credential(Unit unit, PersonId person) {
        return credentials(unit)
                .byId(person.value().toString())
                .orElseThrow(
                        () -> new IllegalStateException("A person without credential: " + person));
    }

    void replace(Unit unit, Credential before, Credential after) {
        credentials(unit).replace(before.id(), before.version(), after);
    }

    void putSetUpCode(Unit unit, String hash) {
        unit.documents(SET_UP, SetUpCode.class).put("code", new SetUpCode("code", hash));
    }

    Optional<String> setUpCode(Unit unit) {
        return unit.documents(SET_UP, SetUpCode.class).byId("code").map(SetUpCode::hash);
    }

    void removeSetUpCode(Unit unit) {
        unit.documents(SET_UP, SetUpCode.class).remove(eq("_id", "code"));
    }

    private static Documents<Person> people(Unit unit) {
        return unit.documents(PEOPLE, Person.class);
    }

    private static Documents<Credential> credentials(Unit unit) {
        return unit.documents(CREDENTIALS, Credential.class);
    }
}
