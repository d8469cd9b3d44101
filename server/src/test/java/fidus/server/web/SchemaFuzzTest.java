package fidus.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.AuthCalls;
import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Wire;
import fidus.server.Examples;
import fidus.server.HttpCalls;
import fidus.server.Logged;
import fidus.server.RunningServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/// Damaged questions to every call of the whole server. `-Dfidus.fuzz=50000` asks that many, with
/// `-Dfidus.seed=…` others.
@DisplayName("D9, D38: damaged questions never break the server")
class SchemaFuzzTest {
    private static final int REQUESTS = Integer.getInteger("fidus.fuzz", 4_000);
    private static final long SEED = Long.getLong("fidus.seed", 20_261_121L);
    private static final String MARK = "DE89370400440532013000";
    private static final Pattern LEAK =
            Pattern.compile(
                    "Exception|\\bat"
                            + " (fidus|java|com|org|io)\\.|mongodb://|localhost|127\\.0\\.0\\.1"
                            + "|stackTrace");

    /// They end the session that the other questions are asked in.
    private static final Set<Call<?, ?>> ENDING =
            Set.of(
                    AuthCalls.LOGOUT,
                    AuthCalls.CHANGE_PASSWORD,
                    AuthCalls.END_SESSIONS,
                    AuthCalls.DISABLE_PERSON,
                    AuthCalls.SET_PASSWORD);

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "1.5",
                    "1e100000000",
                    "-1e-100000000",
                    "123456789012345678901234567890123456789",
                    "9223372036854775808",
                    "\"\"",
                    "\" \"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"a\\u202eb\"",
                    "\"1e100000000\"",
                    "\"-0.00\"",
                    "\"99999999999999999999.99999999\"",
                    "\"2026-02-30\"",
                    "\"+999999999-12-31\"",
                    "\"-999999999-01-01T00:00:00Z\"",
                    "\"" + "x".repeat(5_000) + "\"",
                    "\"$where\"",
                    "\"../../etc/passwd\"",
                    "{}",
                    "{\"$ne\":null}",
                    "{\"$gt\":\"\"}",
                    "[]",
                    "[null]",
                    "[[[[[[[[[[1]]]]]]]]]]",
                    "[".repeat(40) + "]".repeat(40),
                    "NaN",
                    "'a'",
                    "\"EUR\"",
                    "\"" + MARK + "\"",
                    "\"DROP TABLE\"");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.withEverything();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void noDamagedQuestionIsAnsweredByAFailureOrToldToTheLog() {
        try (var log = new Logged("ROOT");
                var signIn = new Logged("fidus.server.auth")) {
            askEverything();
            String mark = MARK.substring(4);
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(mark));
            assertThat(signIn.lines())
                    .noneMatch(line -> line.contains(mark) || line.contains("Bearer"));
        }
    }

    private static void askEverything() {
        var random = new Random(SEED);
        List<Call<?, ?>> calls =
                server.answered().stream()
                        .sorted(Comparator.comparing(Call::toString))
                        .<Call<?, ?>>map(call -> call)
                        .toList();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            Call<?, ?> call = calls.get(random.nextInt(calls.size()));
            String body = damaged(call, random);
            HttpResponse<String> answer = ask(call, body, random);
            String told =
                    "seed %d, request %d: %s %s → %d %s"
                            .formatted(SEED, i, call, body, answer.statusCode(), answer.body());
            assertThat(answer.statusCode()).as(told).isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertThat(answer.headers().firstValue("Content-Type"))
                        .as(told)
                        .hasValueSatisfying(
                                type -> assertThat(type).startsWith("application/problem+json"));
                assertThat(LEAK.matcher(answer.body()).find()).as(told).isFalse();
            }
            statuses.merge(answer.statusCode(), 1, Integer::sum);
        }
        assertThat(statuses.getOrDefault(401, 0))
                .as("questions that never came to be read: %s", statuses)
                .isLessThan(REQUESTS / 10);
        assertThat(statuses).as("what was answered").containsKeys(200, 400, 404);
    }

    private static HttpResponse<String> ask(Call<?, ?> call, String body, Random random) {
        String id = random.nextInt(8) == 0 ? "%24ne" : new UUID(1, random.nextInt(50)).toString();
        String path = call.path().replaceAll("\\{[^}]+}", id);
        boolean read = call.kind() == Call.Kind.READ;
        var headers =
                HttpCalls.headers(
                        token(call),
                        new UUID(2, random.nextLong()),
                        call.has(Call.Trait.UPLOAD)
                                ? "application/octet-stream"
                                : "application/json");
        if (read) {
            return server.send(call.method(), path + query(body), headers, "");
        }
        return server.send(call.method(), path, headers, body);
    }

    private static String token(Call<?, ?> call) {
        if (call.permission() == Permission.PUBLIC || ENDING.contains(call)) {
            return "";
        }
        Role role =
                call.permission().roles().stream()
                        .filter(held -> held != Role.ADMIN)
                        .findFirst()
                        .orElse(Role.ADMIN);
        return server.token(role);
    }

    /// A read takes its question from the address.
    private static String query(String body) {
        var pairs = new ArrayList<String>();
        try {
            Wire.LENIENT
                    .readTree(body)
                    .properties()
                    .forEach(
                            member ->
                                    pairs.add(
                                            encoded(member.getKey())
                                                    + "="
                                                    + encoded(member.getValue().asText())));
        } catch (com.fasterxml.jackson.core.JacksonException notJson) {
            pairs.add("damaged=" + encoded(body));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        String shortened = text.length() > 1_000 ? text.substring(0, 1_000) : text;
        return URLEncoder.encode(shortened, StandardCharsets.UTF_8);
    }

    private static String damaged(Call<?, ?> call, Random random) {
        JsonNode question = Wire.STRICT.valueToTree(Examples.of(call.question()));
        if (question instanceof ObjectNode members) {
            for (String name : pathFields(call)) {
                members.remove(name);
            }
        }
        int damages = random.nextInt(4);
        var raw = new ArrayList<String>();
        for (int i = 0; i < damages; i++) {
            damage(question, random, raw);
        }
        String text = question.toString();
        for (int i = 0; i < raw.size(); i++) {
            text = text.replace("\"the-place-" + i + "\"", raw.get(i));
        }
        return random.nextInt(12) == 0 ? torn(text, random) : text;
    }

    private static List<String> pathFields(Call<?, ?> call) {
        return Pattern.compile("\\{([^}]+)}")
                .matcher(call.path())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// Replaces, drops, doubles or adds one member somewhere.
    private static void damage(JsonNode root, Random random, List<String> raw) {
        JsonNode at = root;
        while (random.nextInt(3) > 0) {
            List<JsonNode> inner = new ArrayList<>();
            at.forEach(part -> addContainer(inner, part));
            if (inner.isEmpty()) {
                break;
            }
            at = inner.get(random.nextInt(inner.size()));
        }
        String place = "the-place-" + raw.size();
        if (at instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
            switch (random.nextInt(8)) {
                case 0 -> object.remove(name);
                case 1 -> object.put("unheardOf", 1);
                default -> put(object, name, place, raw, random);
            }
        } else if (at instanceof ArrayNode array) {
            if (random.nextBoolean()) {
                array.removeAll();
            } else {
                array.add(place);
                raw.add(VALUES.get(random.nextInt(VALUES.size())));
            }
        }
    }

    private static void addContainer(List<JsonNode> inner, JsonNode part) {
        if (part.isContainerNode()) {
            inner.add(part);
        }
    }

    private static void put(
            ObjectNode object, String name, String place, List<String> raw, Random random) {
        object.put(name, place);
        raw.add(VALUES.get(random.nextInt(VALUES.size())));
    }

    private static String torn(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at);
            case 1 -> text + text;
            default -> text.substring(0, at) + "\\" + text.substring(at);
        };
    }
}
