package fidus.desktop.shell;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.SinceAsked;
import fidus.auth.AuthCalls;
import fidus.auth.Greeting;
import fidus.auth.Login;
import fidus.auth.Me;
import fidus.auth.Permission;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.auth.Tokens;
import fidus.contract.Call;
import fidus.contract.FileTold;
import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.time.BusinessDays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A server that answers calls with what a test tells it to, over real HTTP on this machine.
public final class FakeServer implements AutoCloseable {
    /// One request as it arrived.
    public record Seen(String method, String path, String authorization, String key, String body) {}

    private final HttpServer http;
    private final Map<String, Function<ObjectNode, Object>> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile String accepted = "";

    public FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        greets(false, "Memory");
        http.createContext("/", this::handle);
        http.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /// Answers this call from now on. The question arrives as a JSON object of body or query; a
    /// thrown {@link Refused} becomes its problem.
    public <A> FakeServer answer(Call<?, A> call, Function<ObjectNode, A> answer) {
        answers.put(call.toString().replaceAll("\\{[^}]+}", "*"), answer::apply);
        return this;
    }

    /// Answers this call with a file from now on.
    ///
    /// @param digest that is told of it, in base 64
    public FakeServer answerFile(Call<?, FileTold> call, byte[] file, String digest) {
        answers.put(call.toString().replaceAll("\\{[^}]+}", "*"), _ -> new SentFile(file, digest));
        return this;
    }

    private record SentFile(byte[] bytes, String digest) {}

    /// Lets everybody sign in as a person with these roles.
    public FakeServer signsIn(Role... roles) {
        answer(AuthCalls.LOGIN, _ -> tokens("access-1", "refresh-1", 300));
        answer(AuthCalls.LOGOUT, _ -> new Nothing());
        answer(AuthCalls.CONFIRM, _ -> new Nothing());
        answer(ApprovalCalls.SINCE, _ -> new SinceAsked(Instant.EPOCH, List.of()));
        answer(AuthCalls.ME, _ -> me(roles));
        return this;
    }

    /// A desktop at this server, at this moment, with nobody signed in; work is done at once.
    public Shell shell(Instant now) {
        return shell(Clock.fixed(now, ZoneOffset.UTC));
    }

    /// The same by a clock that may be set.
    public Shell shell(Clock clock) {
        return Shell.of(new Server(address(), Clock.systemUTC()), Background.direct(), clock);
    }

    /// The same with the person of {@link #signsIn} signed in.
    public Shell signedIn(Instant now) {
        Shell shell = shell(now);
        signIn(shell);
        return shell;
    }

    /// The same with work done as this says.
    public Shell signedIn(Instant now, Background work) {
        return signedIn(new Server(address(), Clock.systemUTC()), work, now);
    }

    /// The same with deeds that are not waited for longer than this.
    public Shell hasty(Instant now, Duration deedsTake) {
        var server = new Server(address(), Clock.systemUTC(), deedsTake);
        return signedIn(server, Background.direct(), now);
    }

    private static Shell signedIn(Server server, Background work, Instant now) {
        Shell shell = Shell.of(server, work, Clock.fixed(now, ZoneOffset.UTC));
        signIn(shell);
        return shell;
    }

    /// Signs the person of {@link #signsIn} in.
    public static void signIn(Shell shell) {
        shell.session().begin(shell.server().signIn(new Login("ann", "x", "t")));
    }

    /// Only this access token is good from now on; empty means any.
    public void acceptOnly(String token) {
        accepted = token;
    }

    /// What it says before sign-in.
    public FakeServer greets(boolean firstStart, String store) {
        return answer(AuthCalls.GREETING, _ -> new Greeting(firstStart, store, true));
    }

    public List<Seen> seen() {
        return seen;
    }

    public long count(Call<?, ?> call) {
        return seen.stream()
                .filter(one -> (one.method() + " " + one.path()).equals(call.toString()))
                .count();
    }

    public static Tokens tokens(String access, String refresh, long seconds) {
        Instant now = Instant.now();
        return new Tokens(access, refresh, now.plusSeconds(seconds), now.plusSeconds(36_000));
    }

    public static Me me(Role... roles) {
        List<Role> held = List.of(roles);
        return new Me(
                new PersonId(UUID.fromString("00000000-0000-0000-0000-000000000001")),
                "ann",
                "Ann Example",
                held,
                Arrays.stream(Permission.values()).filter(one -> one.allows(held)).toList(),
                Instant.parse("2026-11-21T08:00:00Z"),
                Instant.parse("2026-11-21T18:00:00Z"),
                BusinessDays.UTC);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        var asked =
                new Seen(
                        exchange.getRequestMethod(),
                        path,
                        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                        body);
        seen.add(asked);
        boolean refused =
                !accepted.isEmpty()
                        && asked.authorization().startsWith("Bearer ")
                        && !asked.authorization().equals("Bearer " + accepted);
        if (refused) {
            send(
                    exchange,
                    401,
                    "{\"code\":\"UNAUTHENTICATED\",\"message\":\"Token.\",\"fields\":[]}");
            return;
        }
        var answer = find(asked.method() + " " + path);
        if (answer == null) {
            send(
                    exchange,
                    404,
                    "{\"code\":\"NOT_FOUND\",\"message\":\"Nothing here.\",\"fields\":[]}");
            return;
        }
        try {
            Object value = answer.apply(question(exchange, body));
            if (value instanceof SentFile file) {
                exchange.getResponseHeaders().set("Repr-Digest", "sha-256=:" + file.digest + ":");
                send(exchange, 200, file.bytes);
                return;
            }
            send(exchange, 200, Wire.STRICT.writeValueAsString(value));
        } catch (Refused e) {
            send(
                    exchange,
                    e.problem().code().status(),
                    Wire.STRICT.writeValueAsString(e.problem()));
        }
    }

    private @org.jspecify.annotations.Nullable Function<ObjectNode, Object> find(String line) {
        return answers.entrySet().stream()
                .filter(one -> line.matches(one.getKey().replace(".", "\\.").replace("*", "[^/]+")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode question(HttpExchange exchange, String body) throws IOException {
        ObjectNode node = Wire.STRICT.createObjectNode();
        if (body.startsWith("{")) {
            return (ObjectNode) Wire.STRICT.readTree(body);
        }
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                node.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return node;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
