package fidus.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A small HTTP client that speaks calls as the desktop does.
public final class HttpCalls implements AutoCloseable {
    /// The system property that says how many seconds an answer may take, where that is not 30.
    public static final String PATIENCE = "fidus.test.patience";

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String base;

    HttpCalls(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    <Q, A> A call(Call<Q, A> call, Q question, String token, UUID requestId) {
        ObjectNode members = Wire.STRICT.valueToTree(question);
        String path = fill(call, members);
        boolean read = call.kind() == Call.Kind.READ;
        BodyPublisher body =
                read ? BodyPublishers.noBody() : BodyPublishers.ofString(members.toString(), UTF_8);
        var headers = headers(token, requestId, "application/json");
        return answer(
                call, exchange(call.method(), read ? path + query(members) : path, headers, body));
    }

    <Q, A> A upload(Call<Q, A> call, Q question, String token, byte[] file) {
        ObjectNode members = Wire.STRICT.valueToTree(question);
        String path = fill(call, members) + query(members);
        var headers = headers(token, UUID.randomUUID(), "application/octet-stream");
        return answer(
                call, exchange(call.method(), path, headers, BodyPublishers.ofByteArray(file)));
    }

    public HttpResponse<String> send(
            String method, String path, Map<String, String> headers, String body) {
        return exchange(
                method,
                path,
                headers,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8));
    }

    private HttpResponse<String> exchange(
            String method, String path, Map<String, String> headers, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(Long.getLong(PATIENCE, 30)))
                        .method(method, body);
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Map<String, String> headers(String token, UUID requestId, String type) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", type);
        headers.put("Idempotency-Key", requestId.toString());
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    private static String fill(Call<?, ?> call, ObjectNode members) {
        String path = call.path();
        var names = new ArrayList<String>();
        members.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (path.contains("{" + name + "}")) {
                path = path.replace("{" + name + "}", encoded(members.remove(name).asText()));
            }
        }
        return path;
    }

    private static String query(ObjectNode members) {
        var pairs = new ArrayList<String>();
        members.properties().stream()
                .filter(member -> !member.getValue().isNull())
                .forEach(
                        member ->
                                pairs.add(
                                        encoded(member.getKey())
                                                + "="
                                                + encoded(member.getValue().asText())));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static <A> A answer(Call<?, A> call, HttpResponse<String> response) {
        try {
            if (response.statusCode() == 200) {
                return Wire.STRICT.readValue(response.body(), call.answer());
            }
            throw new Refused(Wire.LENIENT.readValue(response.body(), Problem.class));
        } catch (JacksonException e) {
            throw new IllegalStateException(
                    call + " answered " + response.statusCode() + ": " + response.body(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
