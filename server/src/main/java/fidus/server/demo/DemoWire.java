package fidus.server.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Call;
import fidus.contract.Wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;

/// Speaks to the running server as the desktop does, so that the demonstration has no way in of its
/// own.
final class DemoWire implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    DemoWire(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    <Q, A> A call(Call<Q, A> call, Q question, String token) {
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

    <Q, A> A upload(Call<Q, A> call, Q question, String token, byte[] file) {
        ObjectNode members = Wire.STRICT.valueToTree(question);
        String path = fill(call, members) + query(members);
        return answer(
                call,
                request(path, token)
                        .header("Content-Type", "application/octet-stream")
                        .method(call.method(), BodyPublishers.ofByteArray(file)));
    }

    private HttpRequest.Builder request(String path, String token) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Idempotency-Key", UUID.randomUUID().toString());
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private <A> A answer(Call<?, A> call, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "The demonstration was refused: " + call + " " + response.body());
            }
            return Wire.LENIENT.readValue(response.body(), call.answer());
        } catch (JacksonException e) {
            throw new IllegalStateException("Not the answer of " + call, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not answer " + call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static String fill(Call<?, ?> call, ObjectNode members) {
        String path = call.path();
        for (var component : call.question().getRecordComponents()) {
            String hole = "{" + component.getName() + "}";
            if (path.contains(hole)) {
                path =
                        path.replace(
                                hole,
                                URLEncoder.encode(
                                        members.get(component.getName()).asText(), UTF_8));
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
                                        .append(
                                                URLEncoder.encode(
                                                        member.getValue().asText(), UTF_8));
                            }
                        });
        return query.toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
