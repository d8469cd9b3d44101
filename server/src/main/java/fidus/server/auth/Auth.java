package fidus.server.auth;

import fidus.auth.AuthCalls;
import fidus.auth.People;
import fidus.auth.Permission;
import fidus.auth.Person;
import fidus.auth.PersonId;
import fidus.auth.PersonState;
import fidus.auth.Role;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.secrets.Secrets;
import fidus.server.web.Bearers;
import fidus.server.web.Routes;
import fidus.server.web.SignedIn;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may enter. Passwords are slow keyed hashes, sessions are rows read on each request, tokens
/// only name them; there is no default login, and nobody adds a person alone.
public final class Auth {
    private final PersonStore people = new PersonStore();
    private final SigningKeys keys;
    private final Hashing hashing;
    private final Sessions sessions;
    private final Refreshes refreshes;
    private final Onboarding onboarding;
    private final PersonChanges changes;

    /// @param secrets the folder with the keys; made at the first start, readable by its owner only
    /// @param hashing how expensive a password check is and how many run at once
    public record Setting(Path secrets, HashLimits hashing) {}

    /// @param cost of bcrypt as a power of two; less than 12 only where tests need to be quick
    /// @param atOnce how many hashes run at once; leave a core for everything else
    /// @param waiting how many more may wait before the answer is `BUSY`
    public record HashLimits(int cost, int atOnce, int waiting) {
        /// Cost 12, one core left free, twenty in the queue.
        public static HashLimits ofThisMachine() {
            return new HashLimits(
                    12, Math.max(1, Runtime.getRuntime().availableProcessors() - 1), 20);
        }
    }

    /// A person just made, and the generated password that is shown once.
    public record NewLogin(Person person, String password) {
        @Override
        public String toString() {
            return "NewLogin[person=" + person.login() + "]";
        }
    }

    public Auth(
            Mongo mongo, Audit audit, Approvals approvals, InstantSource clock, Setting setting) {
        var secrets = new Secrets(setting.secrets);
        this.keys = new SigningKeys(secrets);
        this.hashing = new Hashing(secrets, setting.hashing);
        var proof = new Proof(mongo, audit, people, hashing);
        var parts = new Sessions.Parts(mongo, audit, people, new SessionStore(), proof);
        var tokens = new AccessTokens(keys, clock);
        this.refreshes = new Refreshes(parts, tokens, clock);
        this.sessions = new Sessions(parts, tokens, refreshes);
        this.onboarding = new Onboarding(parts, approvals, hashing);
        this.changes = new PersonChanges(parts, approvals, hashing);
        approvals.people(this::rolesNow);
    }

    public static void shape(Migrations migrations) {
        PersonStore.shape(migrations);
        SessionStore.shape(migrations);
        AttemptStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answerItself(AuthCalls.LOGIN, sessions::login);
        routes.answerItself(AuthCalls.REFRESH, refreshes::refresh);
        routes.answer(AuthCalls.LOGOUT, sessions::logout);
        routes.answer(AuthCalls.ME, sessions::me);
        routes.answerItself(AuthCalls.CONFIRM, sessions::confirm);
        routes.answerItself(AuthCalls.END_SESSIONS, sessions::endAll);
        routes.answerItself(
                AuthCalls.CHANGE_PASSWORD,
                (asked, change) ->
                        changes.changePassword(asked, sessions, onboarding.policy(), change));
        routes.answerItself(AuthCalls.SET_UP, onboarding::setUp);
        routes.answerItself(AuthCalls.SET_PASSWORD, onboarding::setPassword);
        routes.answer(AuthCalls.PEOPLE, (asked, nothing) -> new People(people.all(asked.unit())));
        routes.answer(AuthCalls.ADD_PERSON, onboarding::prepare);
        routes.answer(AuthCalls.ONE_TIME_CODE, onboarding::oneTimeCode);
        routes.answer(AuthCalls.CHANGE_PERSON, changes::prepareChange);
        routes.answer(AuthCalls.DISABLE_PERSON, changes::disable);
        routes.answer(AuthCalls.RESET_PASSWORD, changes::prepareReset);
    }

    /// The person behind an access token, as the session's row says at this moment.
    ///
    /// @throws fidus.contract.Refused `UNAUTHENTICATED`, the same whatever is wrong with it
    public SignedIn signedIn(String accessToken) {
        return sessions.signedIn(accessToken);
    }

    /// How requests are known by their tokens.
    public Bearers bearers() {
        return new Bearers(sessions::knows, sessions::signedIn);
    }

    /// What everybody is called, by the text of their id; people who left are among them.
    public Map<String, String> names(Unit unit) {
        Map<String, String> names = new HashMap<>();
        people.all(unit)
                .forEach(person -> names.put(person.id().value().toString(), person.name()));
        return names;
    }

    /// Everybody who can sign in and is allowed to do this.
    public Set<PersonId> whoMay(Unit unit, Permission permission) {
        return people.all(unit).stream()
                .filter(person -> person.personState() == PersonState.ACTIVE)
                .filter(person -> permission.allows(person.roles()))
                .map(Person::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What this person may be at this moment; nothing for whoever is not there or cannot sign in
    /// any more.
    public List<Role> rolesNow(Unit unit, PersonId id) {
        return people.find(unit, id)
                .filter(person -> person.personState() == PersonState.ACTIVE)
                .map(Person::roles)
                .orElse(List.of());
    }

    /// Nobody can sign in yet.
    public boolean isFirstStart(Unit unit) {
        return people.isEmpty(unit);
    }

    /// A fresh one-time code for the set-up while there is nobody yet; stored as a hash, to be
    /// shown once at start. Empty when people exist.
    public Optional<String> setUpCode() {
        return onboarding.setUpCode();
    }

    /// Makes somebody without a second person and with a generated password, for demonstrations and
    /// tests. No call leads here.
    public NewLogin addForDemo(String login, String name, List<Role> roles) {
        return onboarding.addWithPassword(login, name, roles);
    }

    /// Signs access tokens with a new key from now on; tokens of the key before stay good.
    public void rotateKeys() {
        keys.rotate();
    }

    /// How many slow hashes ran since the start, for the metrics.
    public long hashesRun() {
        return hashing.count();
    }
}
