package fidus.server.calling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/// Speaks to a running server as the desktop does, so that the command line and the demonstration
/// have no way in of their own. Blocks until the server answers.
public final class Caller implements AutoCloseable {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private static final int TOO_MANY = 429;
    private static final long LONGEST_WAIT = 60;
    private static final int MOST_ATTEMPTS = 10;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String base;

    private Caller(String base) {
        this.base = base;
    }

    /// The server of this machine on a port.
    public static Caller on(int port) {
        return new Caller("http://127.0.0.1:" + port);
    }

    /// @throws Refused `BAD_VALUE` for what is no address of a server, or would carry passwords
    ///   unencrypted to another machine
    public static Caller at(String address) {
        URI uri = parsed(address);
        boolean encrypted = "https".equals(uri.getScheme());
        boolean here = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost());
        if (uri.getHost() == null || !(encrypted || here)) {
            throw notAnAddress(address);
        }
        return new Caller(address.replaceAll("/+$", ""));
    }

    /// @param token an access token, empty before sign-in
    /// @throws Refused as the server refused it, or `UNAVAILABLE` when none answers
    public <Q, A> A call(Call<Q, A> call, Q question, String token) {
        ObjectNode members = Wire.STRICT.valueToTree(question);
        String path = fill(call, members);
        boolean reads = call.kind() == Call.Kind.READ;
        var body =
                reads
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(members.toString(), UTF_8);
        return answer(
                call,
                request(reads ? path + query(members) : path, token)
                        .header("Content-Type", "application/json")
                        .method(call.method(), body));
    }

    /// Sends a file as the body.
    ///
    /// @throws Refused as {@link #call}
    public <Q, A> A upload(Call<Q, A> call, Q question, String token, BodyPublisher file) {
        ObjectNode members = Wire.STRICT.valueToTree(question);
        String path = fill(call, members) + query(members);
        return answer(
                call,
                request(path, token)
                        .header("Content-Type", "application/octet-stream")
                        .method(call.method(), file));
    }

    private HttpRequest.Builder request(String path, String token) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(LONGEST_ANSWER)
                        .header("Idempotency-Key", UUID.randomUUID().toString());
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private <A> A answer(Call<?, A> call, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = sent(request.build());
            if (response.statusCode() != 200) {
                throw new Refused(Wire.LENIENT.readValue(response.body(), Problem.class));
            }
            return Wire.LENIENT.readValue(response.body(), call.answer());
        } catch (JacksonException e) {
            throw Refused.because(
                    Problem.Code.UNAVAILABLE,
                    "What answers at " + base + " is no Fidus server. Check the address.");
        } catch (IOException e) {
            throw Refused.because(
                    Problem.Code.UNAVAILABLE,
                    "No server answers at " + base + ". Start it, or check the address.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /// Where the server says that this was asked too often and when to come again, it is asked
    /// again then: nothing was done before.
    private HttpResponse<String> sent(HttpRequest request)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            long seconds = response.headers().firstValueAsLong("Retry-After").orElse(-1);
            if (response.statusCode() != TOO_MANY
                    || seconds < 0
                    || seconds > LONGEST_WAIT
                    || attempt == MOST_ATTEMPTS) {
                return response;
            }
            Thread.sleep(Duration.ofSeconds(Math.max(1, seconds)));
        }
    }

    private static String fill(Call<?, ?> call, ObjectNode members) {
        String path = call.path();
        for (var component : call.question().getRecordComponents()) {
            String hole = "{" + component.getName() + "}";
            if (path.contains(hole)) {
                path = path.replace(hole, encoded(members.remove(component.getName()).asText()));
            }
        }
        return path;
    }

    private static String query(ObjectNode members) {
        var query = new StringBuilder();
        members.properties()
                .forEach(
                        member -> {
                            if (!member.getValue().isNull()) {
                                query.append(query.isEmpty() ? '?' : '&')
                                        .append(member.getKey())
                                        .append('=')
                                        .append(encoded(member.getValue().asText()));
                            }
                        });
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static URI parsed(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw notAnAddress(address);
        }
    }

    private static Refused notAnAddress(String address) {
        return Refused.at(
                "server",
                Problem.Code.BAD_VALUE,
                address
                        + " is not a server's address: https://fidus.example.org, or http:// with a"
                        + " port on this machine only.");
    }

    @Override
    public void close() {
        http.close();
    }
}
