package fidus.server;

import fidus.auth.AuthCalls;
import fidus.auth.Login;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.contract.Call;
import fidus.server.auth.Auth;
import fidus.server.dashboard.Dashboards;
import fidus.server.embedded.AllowedCommands;
import fidus.server.embedded.EmbeddedStore;
import fidus.server.embedded.Unexpiring;
import fidus.server.mongo.Mongo;
import fidus.server.reports.Limits;
import fidus.server.web.Paces;
import fidus.server.web.Routes;
import fidus.server.web.WebServer;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// The server as it is delivered, wired by {@link Features} alone, on the embedded store in memory.
public final class WholeServer implements AutoCloseable {
    private final EmbeddedStore store = Unexpiring.open();
    public final AllowedCommands commands = AllowedCommands.ofEmbedded();
    private final SettableClock clock = new SettableClock(RunningServer.START);
    private final Path secrets = TemporaryFolder.made();
    private final Features features;
    private final WebServer web;
    private final HttpCalls http;
    private final Set<Call<?, ?>> answered;

    public WholeServer() {
        this(new StopsDead());
    }

    /// @param stops where it may be made to die
    public WholeServer(StopsDead stops) {
        Mongo mongo = Mongo.connect(store.uri(), clock, List.of(commands, stops), secrets);
        Features.shape().run(mongo);
        features =
                new Features(
                        new Features.Ground(
                                mongo,
                                clock,
                                secrets,
                                new Auth.HashLimits(4, 2, 64),
                                new Dashboards.Holding("Embedded store in memory", true),
                                Limits.upload(20)));
        var registered = new ArrayList<Routes>();
        web =
                WebServer.start(
                        new WebServer.Listening("127.0.0.1", 0, 20_000_000, false, Paces.UNLIMITED),
                        mongo,
                        features.auth().bearers(),
                        routes -> {
                            registered.add(routes);
                            features.routes(routes);
                        });
        answered = registered.getFirst().answered();
        http = new HttpCalls(web.port());
    }

    public Set<Call<?, ?>> answered() {
        return answered;
    }

    /// Where it listens on this machine.
    public int port() {
        return web.port();
    }

    /// Somebody with these roles and a login of their own.
    public Auth.NewLogin person(String suffix, List<Role> roles) {
        String name =
                String.join("-", roles.stream().map(Role::name).toList()).toLowerCase(Locale.ROOT);
        return features.auth().addForDemo(name + suffix, "Test " + name, roles);
    }

    public Tokens signIn(Auth.NewLogin person) {
        return call(
                AuthCalls.LOGIN, new Login(person.person().login(), person.password(), "test"), "");
    }

    public Features features() {
        return features;
    }

    public SettableClock clock() {
        return clock;
    }

    /// What holds its data, for what no call does yet.
    public Mongo mongo() {
        return features.mongo();
    }

    /// Runs the day roll of the clock's day to its end.
    public void rollDay() {
        features.dayRolls().rollToday();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int i = 0; i < 3_000; i++) {
            if (features.mongo()
                    .read(features.dayRolls()::lastOn)
                    .filter(today::equals)
                    .isPresent()) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new IllegalStateException("The day roll did not end within half a minute.");
    }

    public <Q, A> A call(Call<Q, A> call, Q question, String token) {
        return http.call(call, question, token, UUID.randomUUID());
    }

    public <Q, A> A upload(Call<Q, A> call, Q question, String token, byte[] file) {
        return http.upload(call, question, token, file);
    }

    public HttpResponse<String> send(
            String method, String path, Map<String, String> headers, String body) {
        return http.send(method, path, headers, body);
    }

    /// @throws AssertionError when a command off the allowed subset was sent
    @Override
    public void close() {
        http.close();
        web.close();
        features.jobs().close();
        features.mongo().close();
        store.close();
        TemporaryFolder.remove(secrets);
        commands.verify();
    }
}
