package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Wire;
import fidus.id.Id;
import fidus.server.Examples;
import fidus.server.HttpCalls;
import fidus.server.RunningServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every field of every answered command is given what it must not take.
@DisplayName("D9: hostile values in every field of every call")
class InputTest {
    private static final List<String> HOSTILE =
            List.of(
                    "{\"$ne\":null}",
                    "[\"a\"]",
                    "true",
                    "null",
                    "12",
                    "\"\\u0000\"",
                    "\"a\\u202eb\"",
                    "\"a\\ud800b\"",
                    "\"\\udc00\"",
                    "\"" + "x".repeat(100_000) + "\"",
                    "\"" + "x".repeat(1_000_000) + "\"");

    private static RunningServer server;
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @BeforeAll
    static void start() {
        server = RunningServer.withEverything();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyTextFieldOfEveryCommandRefusesWhatIsNoText() {
        int asked = 0;
        for (Call<?, ?> call : server.answered()) {
            if (call.kind() != Call.Kind.COMMAND || call.has(Call.Trait.UPLOAD)) {
                continue;
            }
            ObjectNode body = example(call);
            for (Field field : fields(call.question(), "")) {
                if (!body.at(field.pointer).isTextual()) {
                    continue;
                }
                for (String value : HOSTILE) {
                    if (field.text
                            && !(field.nullable && value.equals("null"))
                            && !(value.length() > 200_000 && !field.first)
                            && !call.path().contains("{" + field.pointer.substring(1) + "}")) {
                        refused(call, field.pointer, value);
                        asked++;
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(1_000);
    }

    @Test
    void aParameterIsGivenOnceAndIsOneOfThoseKnown() {
        String token = token(Role.AUDITOR);
        for (String query :
                List.of(
                        "limit=1&limit=2",
                        "limit=1&subject=a&subject=b",
                        "limit=1&subject=%00",
                        "limit=1&subject=a%E2%80%AEb",
                        "limit=1&other=1",
                        "limit=one",
                        "limit=0x10",
                        "limit=99999999999999999999",
                        "limit=1e9",
                        "limit=")) {
            var answer =
                    server.send(
                            "GET",
                            "/api/v1/audit?" + query,
                            Map.of("Authorization", "Bearer " + token),
                            "");
            assertThat(answer.statusCode()).as(query + ": " + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void theNameOfAFileThatIsSentNamesNoPlaceAndNoCharacterThatNobodySees() {
        List<Call<?, ?>> uploads =
                server.answered().stream()
                        .filter(call -> call.has(Call.Trait.UPLOAD))
                        .filter(call -> example(call).has("fileName"))
                        .toList();
        assertThat(uploads).hasSizeGreaterThan(8);
        for (Call<?, ?> call : uploads) {
            for (String name :
                    List.of(
                            "..%2F..%2Fetc%2Fpasswd.txt",
                            "%2Fabs.txt",
                            "..%5Cup.txt",
                            "..",
                            "a%0D%0AX-Evil:%201.txt",
                            "a%09b.txt",
                            "a%E2%80%A8b.txt",
                            "%ED%A0%80.txt",
                            "%20",
                            "x".repeat(256))) {
                var answer = sent(call, name);
                assertThat(answer.statusCode()).as(call + " " + name).isEqualTo(400);
                assertThat(answer.body()).as(call + " " + name).contains("\"fileName\"");
            }
        }
    }

    private static HttpResponse<String> sent(Call<?, ?> call, String fileName) {
        var query = new StringBuilder("?fileName=").append(fileName);
        String path = call.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        for (var member : example(call).properties()) {
            boolean asked = !member.getValue().isNull() && !member.getKey().equals("fileName");
            if (asked && !call.path().contains("{" + member.getKey() + "}")) {
                query.append('&').append(member.getKey()).append('=');
                query.append(URLEncoder.encode(member.getValue().asText(), UTF_8));
            }
        }
        String token = token(call.permission().roles().iterator().next());
        var headers = HttpCalls.headers(token, UUID.randomUUID(), "application/octet-stream");
        return server.send(call.method(), path + query, headers, "x");
    }

    @Test
    void aCommandTakesNoQueryAndAPathIsAnIdentity() {
        String token = token(Role.OPERATOR);
        var headers = HttpCalls.headers(token, UUID.randomUUID(), "application/json");
        assertThat(server.send("POST", "/api/v1/auth/logout?x=1", headers, "{}").statusCode())
                .isEqualTo(400);
        for (String id : List.of("1", "abc", "%7B%22$ne%22:null%7D", "a".repeat(2_000))) {
            assertThat(server.send("GET", "/api/v1/jobs/" + id, headers, "").statusCode())
                    .as(id)
                    .isEqualTo(400);
        }
    }

    /// The server answers a body that is too large before it has read it all and hangs up; a client
    /// that is still sending then may miss the answer and asks again.
    private static HttpResponse<String> answered(
            Call<?, ?> call, String path, String token, String text) {
        var headers = HttpCalls.headers(token, UUID.randomUUID(), "application/json");
        for (int tries = 0; text.length() > 200_000 && tries < 50; tries++) {
            try {
                return server.send(call.method(), path, headers, text);
            } catch (UncheckedIOException e) {
                assertThat(e).hasMessageContaining(call.method());
            }
        }
        return server.send(call.method(), path, headers, text);
    }

    private static void refused(Call<?, ?> call, String pointer, String value) {
        ObjectNode body = example(call);
        String text = with(body, pointer, value);
        String path = call.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        text = withoutPathFields(call, text);
        String token =
                call.permission() == Permission.PUBLIC
                        ? ""
                        : token(call.permission().roles().iterator().next());
        var answer = answered(call, path, token, text);
        assertThat(answer.statusCode())
                .as(call + " " + pointer + " = " + value.substring(0, Math.min(30, value.length())))
                .isIn(value.length() > 200_000 ? 413 : 400, 400);
    }

    private static ObjectNode example(Call<?, ?> call) {
        return Wire.STRICT.valueToTree(Examples.of(call.question()));
    }

    /// Puts raw JSON at a place, so that half characters survive.
    private static String with(ObjectNode body, String pointer, String value) {
        String marker = "the-place-of-the-value";
        int cut = pointer.lastIndexOf('/');
        JsonNode parent = body.at(pointer.substring(0, cut));
        ((ObjectNode) parent).put(pointer.substring(cut + 1), marker);
        return body.toString().replace("\"" + marker + "\"", value);
    }

    private static String withoutPathFields(Call<?, ?> call, String text) {
        for (RecordComponent component : call.question().getRecordComponents()) {
            if (call.path().contains("{" + component.getName() + "}")) {
                text = text.replaceFirst("\"" + component.getName() + "\":\"[^\"]*\",?", "");
            }
        }
        return text;
    }

    private static synchronized String token(Role role) {
        return TOKENS.computeIfAbsent(role, held -> server.token(held));
    }

    /// @param first whether it is the first text of its question: one too large body a call is
    ///   enough
    private record Field(String pointer, boolean text, boolean nullable, boolean first) {}

    private static List<Field> fields(Class<?> type, String at) {
        var found = new ArrayList<Field>();
        for (RecordComponent component : type.getRecordComponents()) {
            String pointer = at + "/" + component.getName();
            if (component.getType().isRecord() && !Id.class.isAssignableFrom(component.getType())) {
                found.addAll(fields(component.getType(), pointer));
            } else {
                boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                boolean text = component.getType() == String.class;
                boolean first = text && found.stream().noneMatch(before -> before.text);
                found.add(new Field(pointer, text, nullable, first));
            }
        }
        return found;
    }
}
