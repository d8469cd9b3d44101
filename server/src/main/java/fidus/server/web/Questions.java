package fidus.server.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Call;
import fidus.contract.FileName;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns a request's path, query and body into the question's record, or says what is wrong with
/// which field.
final class Questions {
    private Questions() {}

    static <Q> Q read(
            Call<Q, ?> call,
            Map<String, String> path,
            Map<String, List<String>> query,
            String body) {
        boolean fromQuery = call.kind() == Call.Kind.READ || call.has(Call.Trait.UPLOAD);
        ObjectNode members = fromQuery ? fromQuery(call, query) : fromBody(body, query);
        path.forEach((name, value) -> overlay(call, members, name, value));
        if (fromQuery) {
            defaults(call, members);
        }
        texts(members, "");
        try {
            Q question = Wire.STRICT.treeToValue(members, call.question());
            complete(question, "");
            if (call.has(Call.Trait.UPLOAD) && members.path("fileName").isTextual()) {
                FileName.require(members.path("fileName").textValue());
            }
            return question;
        } catch (UnrecognizedPropertyException e) {
            throw Refused.at(
                    e.getPropertyName(),
                    Problem.Code.UNKNOWN_FIELD,
                    "There is no such field here.");
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    private static Refused refused(JacksonException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        String field =
                e instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
                        ? field(mapping)
                        : "";
        String message = "This is not a value of the expected kind.";
        return field.isEmpty()
                ? Refused.because(
                        Problem.Code.UNREADABLE, "The body is not the JSON that is expected here.")
                : Refused.at(field, Problem.Code.BAD_VALUE, message);
    }

    private static String field(com.fasterxml.jackson.databind.JsonMappingException e) {
        return e.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? Integer.toString(step.getIndex())
                                        : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static ObjectNode fromBody(String body, Map<String, List<String>> query) {
        if (!query.isEmpty()) {
            throw Refused.at(
                    query.keySet().iterator().next(),
                    Problem.Code.UNKNOWN_FIELD,
                    "A command takes no query parameters.");
        }
        try {
            JsonNode node =
                    body.isBlank() ? Wire.STRICT.createObjectNode() : Wire.STRICT.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "The body is not JSON, repeats a member, or goes beyond the limits.");
        }
        throw Refused.because(Problem.Code.UNREADABLE, "The body must be one JSON object.");
    }

    private static ObjectNode fromQuery(Call<?, ?> call, Map<String, List<String>> query) {
        ObjectNode members = Wire.STRICT.createObjectNode();
        query.forEach(
                (name, values) -> {
                    if (values.isEmpty()) {
                        throw Refused.at(
                                name,
                                Problem.Code.BAD_VALUE,
                                "This parameter cannot be read: after a per cent sign stand two"
                                        + " hexadecimal digits (%25 for the sign itself).");
                    }
                    if (values.size() != 1) {
                        throw Refused.at(
                                name, Problem.Code.BAD_VALUE, "This parameter may be given once.");
                    }
                    put(call, members, name, values.getFirst());
                });
        return members;
    }

    /// Numbers and switches that a query leaves out are 0 and false.
    private static void defaults(Call<?, ?> call, ObjectNode members) {
        for (RecordComponent component : call.question().getRecordComponents()) {
            if (!members.has(component.getName()) && component.getType().isPrimitive()) {
                if (component.getType() == boolean.class) {
                    members.put(component.getName(), false);
                } else {
                    members.put(component.getName(), 0);
                }
            }
        }
    }

    private static void overlay(Call<?, ?> call, ObjectNode members, String name, String value) {
        JsonNode given = members.get(name);
        if (given != null && !given.isNull() && !given.asText().equals(value)) {
            throw Refused.at(
                    name, Problem.Code.BAD_VALUE, "The path and the body name different records.");
        }
        put(call, members, name, value);
    }

    private static void put(Call<?, ?> call, ObjectNode members, String name, String value) {
        Class<?> type =
                Arrays.stream(call.question().getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                        .<Class<?>>map(RecordComponent::getType)
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                name,
                                                Problem.Code.UNKNOWN_FIELD,
                                                "There is no such parameter here."));
        if (Set.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            members.put(name, number(name, value));
        } else if (type == boolean.class || type == Boolean.class) {
            members.put(name, flag(name, value));
        } else {
            members.put(name, value);
        }
    }

    private static long number(String name, String value) {
        if (!value.matches("-?\\d{1,18}")) {
            throw Refused.at(name, Problem.Code.BAD_VALUE, "This parameter is a whole number.");
        }
        return Long.parseLong(value);
    }

    private static boolean flag(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw Refused.at(name, Problem.Code.BAD_VALUE, "This parameter is true or false.");
        }
        return value.equals("true");
    }

    /// Refuses characters that no honest text has: controls, unpaired surrogates, marks that
    /// reverse the reading direction.
    private static void texts(JsonNode node, String at) {
        switch (node) {
            case ObjectNode object ->
                    object.properties()
                            .forEach(
                                    member ->
                                            texts(
                                                    member.getValue(),
                                                    at.isEmpty()
                                                            ? member.getKey()
                                                            : at + "." + member.getKey()));
            case ArrayNode array -> array.forEach(element -> texts(element, at));
            default -> {
                if (node.isTextual()
                        && !node.textValue().codePoints().allMatch(Questions::honest)) {
                    throw Refused.at(
                            at,
                            Problem.Code.BAD_VALUE,
                            "This text holds characters that cannot be stored.");
                }
            }
        }
    }

    private static boolean honest(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !surrogate && !direction;
    }

    /// A component that is not marked nullable must be there, all the way down.
    private static void complete(@Nullable Object value, String at) {
        if (value instanceof List<?> list) {
            list.forEach(element -> present(element, at));
            return;
        }
        if (value == null
                || !value.getClass().isRecord()
                || !value.getClass().getName().startsWith("fidus.")) {
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = at.isEmpty() ? component.getName() : at + "." + component.getName();
            Object part = part(component, value);
            if (part == null && !nullable(component)) {
                throw Refused.at(name, Problem.Code.BAD_VALUE, "This field is needed.");
            }
            complete(part, name);
        }
    }

    private static void present(@Nullable Object element, String at) {
        if (element == null) {
            throw Refused.at(at, Problem.Code.BAD_VALUE, "A list here has no empty places.");
        }
        complete(element, at);
    }

    private static boolean nullable(RecordComponent component) {
        Function<AnnotatedElement, Boolean> marked =
                element -> element.isAnnotationPresent(Nullable.class);
        return marked.apply(component.getAnnotatedType()) || marked.apply(component);
    }

    private static @Nullable Object part(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "A record of the contract is public: " + value.getClass(), e);
        }
    }
}
