package fidus.server;

import fidus.audit.AuditCalls;
import fidus.auth.AuthCalls;
import fidus.auth.Greeting;
import fidus.auth.Person;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.contract.Call;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.auth.Auth;
import fidus.server.dashboard.Dashboards;
import fidus.server.embedded.AllowedCommands;
import fidus.server.embedded.EmbeddedStore;
import fidus.server.embedded.Unexpiring;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.reports.Limits;
import fidus.server.web.Bearers;
import fidus.server.web.Paces;
import fidus.server.web.Routes;
import fidus.server.web.WebServer;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// A whole server for a test: the embedded store in memory, real HTTP on a free port, a clock that
/// the test moves, and people of every role. Start one per test class.
public final class RunningServer implements AutoCloseable {
    /// A Monday.
    public static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private static final long MOST_UPLOAD = 20_000_000;
    private static final Auth.HashLimits QUICK = new Auth.HashLimits(4, 2, 64);

    private final EmbeddedStore store;
    public final AllowedCommands commands = AllowedCommands.ofEmbedded();
    private final Path secrets;
    private final Parts parts;
    private final WebServer web;
    private final HttpCalls http;
    private final Set<Call<?, ?>> answered;
    private final Staff staff;

    /// What a feature under test is built from.
    public record Parts(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Auth auth,
            SettableClock clock) {}

    /// @param shape what the features need in the database
    /// @param features makes the features and registers their calls
    /// @param hashing how slow passwords are; quick unless the cost itself is under test
    /// @param paces how often anybody may ask; without limit unless that is under test
    public record Wiring(
            Consumer<Migrations> shape,
            BiConsumer<Parts, Routes> features,
            Auth.HashLimits hashing,
            Instant start,
            Paces paces) {
        public Wiring(
                Consumer<Migrations> shape,
                BiConsumer<Parts, Routes> features,
                Auth.HashLimits hashing,
                Instant start) {
            this(shape, features, hashing, start, Paces.UNLIMITED);
        }
    }

    /// Only what every server has: people, approvals, jobs, the audit log.
    public static RunningServer start() {
        return start(migrations -> {}, (parts, routes) -> {});
    }

    public static RunningServer start(
            Consumer<Migrations> shape, BiConsumer<Parts, Routes> features) {
        return start(new Wiring(shape, features, QUICK, START));
    }

    /// Only what every server has, at the pace of the product.
    public static RunningServer atThePaceOfTheHouse() {
        return at(Paces.STANDARD);
    }

    public static RunningServer at(Paces paces) {
        return start(new Wiring(migrations -> {}, (parts, routes) -> {}, QUICK, START, paces));
    }

    public static RunningServer start(Wiring wiring) {
        var migrations = new Migrations();
        Routes.shape(migrations);
        Audit.shape(migrations);
        Approvals.shape(migrations);
        Jobs.shape(migrations);
        Auth.shape(migrations);
        wiring.shape.accept(migrations);
        return new RunningServer(
                migrations,
                wiring.start,
                wiring.paces,
                (base, routes) -> {
                    var parts = parts(base, wiring.hashing);
                    parts.auth.routes(routes);
                    routes.answer(
                            AuthCalls.GREETING,
                            (asked, nothing) ->
                                    new Greeting(
                                            parts.auth.isFirstStart(asked.unit()), "Memory", true));
                    parts.approvals.routes(routes);
                    parts.jobs.routes(routes);
                    routes.answer(
                            AuditCalls.FIND,
                            (asked, find) -> parts.audit.find(asked.unit(), asked.actor(), find));
                    wiring.features.accept(parts, routes);
                    return parts;
                });
    }

    /// All features, wired as they are in the product.
    public static RunningServer withEverything() {
        return withEverything(_ -> {});
    }

    public static RunningServer withEverything(Consumer<Features> made) {
        return new RunningServer(
                Features.shape(),
                START,
                Paces.UNLIMITED,
                (base, routes) -> {
                    var features =
                            new Features(
                                    new Features.Ground(
                                            base.mongo,
                                            base.clock,
                                            base.secrets,
                                            QUICK,
                                            new Dashboards.Holding("In memory", true),
                                            Limits.upload(20)));
                    features.routes(routes);
                    made.accept(features);
                    return new Parts(
                            base.mongo,
                            new Audit(),
                            features.approvals(),
                            features.jobs(),
                            features.auth(),
                            base.clock);
                });
    }

    /// What stands before any feature.
    private record Base(Mongo mongo, SettableClock clock, Path secrets) {}

    private static Parts parts(Base base, Auth.HashLimits hashing) {
        var audit = new Audit();
        var approvals = new Approvals(audit);
        var setting = new Auth.Setting(base.secrets, hashing);
        var auth = new Auth(base.mongo, audit, approvals, base.clock, setting);
        return new Parts(
                base.mongo,
                audit,
                approvals,
                new Jobs(base.mongo, audit, auth::rolesNow),
                auth,
                base.clock);
    }

    private RunningServer(
            Migrations migrations,
            Instant start,
            Paces paces,
            BiFunction<Base, Routes, Parts> features) {
        this.store = Unexpiring.open();
        this.secrets = TemporaryFolder.made();
        var clock = new SettableClock(start);
        Mongo mongo = Mongo.connect(store.uri(), clock, List.of(commands), secrets);
        migrations.run(mongo);
        var base = new Base(mongo, clock, secrets);
        var made = new AtomicReference<Parts>();
        var calls = new ArrayList<Routes>();
        this.web =
                WebServer.start(
                        new WebServer.Listening("127.0.0.1", 0, MOST_UPLOAD, false, paces),
                        mongo,
                        new Bearers(
                                token -> made.get().auth.bearers().known().test(token),
                                token -> made.get().auth.signedIn(token)),
                        routes -> {
                            calls.add(routes);
                            made.set(features.apply(base, routes));
                        });
        this.parts = made.get();
        this.answered = calls.getFirst().answered();
        this.http = new HttpCalls(web.port());
        this.staff = new Staff(parts.auth, parts.clock, http);
    }

    public Parts parts() {
        return parts;
    }

    /// Where this server keeps its keys.
    public Path secrets() {
        return secrets;
    }

    public SettableClock clock() {
        return parts.clock;
    }

    public int port() {
        return web.port();
    }

    public WebServer web() {
        return web;
    }

    public Set<Call<?, ?>> answered() {
        return answered;
    }

    public HttpCalls http() {
        return http;
    }

    /// A person with exactly these roles; the same one each time.
    public Person person(Role... roles) {
        return staff.login(List.of(roles)).person();
    }

    /// The generated password of that person.
    public String password(Role... roles) {
        return staff.login(List.of(roles)).password();
    }

    /// One more person with these roles, such as a second approver.
    public Auth.NewLogin another(String suffix, List<Role> roles) {
        return staff.another(suffix, roles);
    }

    /// An access token of the person with exactly these roles, good at the test's present time.
    public String token(Role... roles) {
        return staff.token(List.of(roles));
    }

    public Tokens signIn(Auth.NewLogin person) {
        return staff.signIn(person);
    }

    /// Asks with a fresh request id.
    ///
    /// @throws fidus.contract.Refused as the server refused it
    public <Q, A> A call(Call<Q, A> call, Q question, String token) {
        return http.call(call, question, token, UUID.randomUUID());
    }

    /// Asks with this request id, for repeating an intent.
    public <Q, A> A call(Call<Q, A> call, Q question, String token, UUID requestId) {
        return http.call(call, question, token, requestId);
    }

    /// Sends a file to an upload call.
    public <Q, A> A upload(Call<Q, A> call, Q question, String token, byte[] file) {
        return http.upload(call, question, token, file);
    }

    /// The raw answer to any request, for tests of status, headers and bytes.
    public HttpResponse<String> send(
            String method, String path, Map<String, String> headers, String body) {
        return http.send(method, path, headers, body);
    }

    /// @throws AssertionError when a command off the subset was sent that every store must know
    @Override
    public void close() {
        http.close();
        web.close();
        parts.jobs.close();
        parts.mongo.close();
        store.close();
        TemporaryFolder.remove(secrets);
        commands.verify();
    }
}
