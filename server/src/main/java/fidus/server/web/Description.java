package fidus.server.web;

import fidus.auth.Permission;
import fidus.contract.Call;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The OpenAPI document as plain values.
final class Description {
    private static final List<Integer> PROBLEMS =
            List.of(400, 401, 403, 404, 409, 422, 429, 500, 503);

    private final Set<Call<?, ?>> calls;
    private final Schemas schemas = new Schemas();

    Description(Set<Call<?, ?>> calls) {
        this.calls = calls;
    }

    Map<String, Object> document() {
        var paths = new TreeMap<String, Map<String, Object>>();
        for (Call<?, ?> call : calls) {
            paths.computeIfAbsent(call.path(), path -> new TreeMap<>())
                    .put(call.method().toLowerCase(java.util.Locale.ROOT), operation(call));
        }
        schemas.of(fidus.contract.Problem.class);
        return Map.of(
                "openapi",
                "3.1.0",
                "info",
                Map.of(
                        "title",
                        "Fidus",
                        "version",
                        "1",
                        "description",
                        "The back office of an investment fund."),
                "paths",
                paths,
                "components",
                Map.of(
                        "schemas", schemas.all(),
                        "securitySchemes",
                                Map.of(
                                        "session",
                                        Map.of(
                                                "type",
                                                "http",
                                                "scheme",
                                                "bearer",
                                                "bearerFormat",
                                                "JWT"))));
    }

    private Map<String, Object> operation(Call<?, ?> call) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", operationId(call));
        operation.put(
                "summary",
                call.permission() + (call.kind() == Call.Kind.COMMAND ? " (command)" : " (read)"));
        operation.put("tags", List.of(call.path().split("/", 5)[3]));
        operation.put(
                "security",
                call.permission() == Permission.PUBLIC
                        ? List.of()
                        : List.of(Map.of("session", List.of())));
        operation.put("parameters", parameters(call));
        if (call.kind() == Call.Kind.COMMAND) {
            operation.put("requestBody", body(call));
        }
        operation.put("responses", responses(call));
        return operation;
    }

    private static String operationId(Call<?, ?> call) {
        return call.method().toLowerCase(java.util.Locale.ROOT)
                + call.path().replaceAll("[^A-Za-z0-9]+", "_");
    }

    private Map<String, Object> body(Call<?, ?> call) {
        return call.has(Call.Trait.UPLOAD)
                ? Map.of(
                        "required",
                        true,
                        "content",
                        Map.of(
                                "application/octet-stream",
                                Map.of("schema", Map.of("type", "string", "format", "binary"))))
                : Map.of(
                        "required",
                        true,
                        "content",
                        Map.of("application/json", Map.of("schema", schemas.of(call.question()))));
    }

    private List<Map<String, Object>> parameters(Call<?, ?> call) {
        boolean query = call.kind() == Call.Kind.READ || call.has(Call.Trait.UPLOAD);
        List<Map<String, Object>> found =
                Arrays.stream(call.question().getRecordComponents())
                        .filter(component -> query || inPath(call, component.getName()))
                        .map(
                                component ->
                                        Map.of(
                                                "name", component.getName(),
                                                "in",
                                                        inPath(call, component.getName())
                                                                ? "path"
                                                                : "query",
                                                "required", inPath(call, component.getName()),
                                                "schema", schemas.of(component.getGenericType())))
                        .collect(Collectors.toList());
        if (call.kind() == Call.Kind.COMMAND && !call.has(Call.Trait.WITHOUT_KEY)) {
            found.add(
                    Map.of(
                            "name",
                            "Idempotency-Key",
                            "in",
                            "header",
                            "required",
                            true,
                            "schema",
                            Map.of("type", "string", "format", "uuid")));
        }
        return found;
    }

    private static boolean inPath(Call<?, ?> call, String name) {
        return call.path().contains("{" + name + "}");
    }

    private Map<String, Object> responses(Call<?, ?> call) {
        var responses = new TreeMap<String, Object>();
        responses.put(
                "200",
                Map.of(
                        "description",
                        "Done",
                        "content",
                        call.has(Call.Trait.DOWNLOAD)
                                ? Map.of(
                                        "application/octet-stream",
                                        Map.of(
                                                "schema",
                                                Map.of("type", "string", "format", "binary")))
                                : Map.of(
                                        "application/json",
                                        Map.of("schema", schemas.of(call.answer())))));
        for (int status : PROBLEMS) {
            responses.put(
                    Integer.toString(status),
                    Map.of(
                            "description",
                            "Refused",
                            "content",
                            Map.of(
                                    Problems.TYPE,
                                    Map.of(
                                            "schema",
                                            Map.of("$ref", "#/components/schemas/Problem")))));
        }
        return responses;
    }
}
