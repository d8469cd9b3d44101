package fidus.server.commands;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A profile in a file of somebody's own. What is missing in it, or is something else than a
/// profile holds, is said by its place in the file; the words of the JSON library are about Java.
final class ProfileFile {
    private final Path file;
    private final String kind;
    private final Predicate<RecordComponent> mayBeAbsent;

    /// @param kind what it should be, such as `CSV profile`
    /// @param mayBeAbsent which members a profile may leave out besides those that may be null
    ProfileFile(Path file, String kind, Predicate<RecordComponent> mayBeAbsent) {
        this.file = file;
        this.kind = kind;
        this.mayBeAbsent = mayBeAbsent;
    }

    /// @param text may begin with a byte order mark, as some editors write it
    /// @throws Refused `BAD_VALUE` at `profile`, saying which member is wrong
    <T> T read(String text, Class<T> type) {
        String json = text.startsWith("\ufeff") ? text.substring(1) : text;
        try {
            value(Wire.STRICT.readTree(json), type, "");
            return Wire.STRICT.readValue(json, type);
        } catch (JacksonException e) {
            throw bad(
                    place(e)
                            + (e.getCause() instanceof Refused refused
                                    ? named(refused.problem())
                                    : e.getOriginalMessage()));
        }
    }

    /// A sentence for people with the member it is about, where it does not name it itself.
    private static String named(Problem problem) {
        String member = problem.fields().isEmpty() ? "" : problem.fields().getFirst().field();
        String why = problem.message();
        return member.isEmpty() || why.contains(member) ? why : member + ": " + why;
    }

    private static String place(JacksonException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        }
        String path =
                mapping.getPath().stream()
                        .map(
                                step ->
                                        step.getFieldName() == null
                                                ? "[" + step.getIndex() + "]"
                                                : "." + step.getFieldName())
                        .collect(Collectors.joining());
        return (path.startsWith(".") ? path.substring(1) : path) + ": ";
    }

    private Refused bad(String why) {
        String end = why.endsWith(".") ? "" : ".";
        return Refused.at(
                "profile", Problem.Code.BAD_VALUE, file + " is no " + kind + ": " + why + end);
    }

    private void value(JsonNode node, Type type, String at) {
        if (type instanceof ParameterizedType list) {
            elements(node, list, at);
        } else if (type instanceof Class<?> one && one.isRecord() && !isWord(one)) {
            members(node, one, at);
        } else if (type instanceof Class<?> one && one.isEnum()) {
            List<String> words = Arrays.stream(one.getEnumConstants()).map(it -> name(it)).toList();
            require(
                    node.isTextual() && words.contains(node.textValue()),
                    at,
                    "one of " + String.join(", ", words));
        } else if (type == int.class) {
            require(node.isInt(), at, "a whole number");
        } else if (type == boolean.class) {
            require(node.isBoolean(), at, "true or false");
        } else if (type == BigDecimal.class) {
            require(node.isTextual() || node.isNumber(), at, "a number");
        } else {
            require(node.isTextual(), at, "a text");
        }
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name();
    }

    /// A record that is written as its one text, as a currency is.
    private static boolean isWord(Class<?> record) {
        return record.getRecordComponents().length == 1;
    }

    private void elements(JsonNode node, ParameterizedType list, String at) {
        require(node.isArray(), at, "a list");
        int number = 0;
        for (JsonNode each : node) {
            String place = at + "[" + number++ + "]";
            if (each.isNull()) {
                throw bad(place + " is missing");
            }
            value(each, list.getActualTypeArguments()[0], place);
        }
    }

    private void members(JsonNode node, Class<?> type, String at) {
        if (!node.isObject()) {
            throw bad((at.isEmpty() ? "it" : at) + " is not a JSON object with its members");
        }
        String before = at.isEmpty() ? "" : at + ".";
        List<RecordComponent> known = List.of(type.getRecordComponents());
        Set<String> names =
                known.stream().map(RecordComponent::getName).collect(Collectors.toSet());
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!names.contains(name)) {
                                throw bad(before + name + " is no member of one");
                            }
                        });
        for (RecordComponent member : known) {
            JsonNode there = node.get(member.getName());
            if (there != null && !there.isNull()) {
                value(there, member.getGenericType(), before + member.getName());
            } else if (!mayBeAbsent.test(member) && !isNullable(member)) {
                throw bad(before + member.getName() + " is missing");
            }
        }
    }

    private static boolean isNullable(RecordComponent member) {
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || member.isAnnotationPresent(Nullable.class);
    }

    private void require(boolean fits, String at, String what) {
        if (!fits) {
            throw bad((at.isEmpty() ? "it" : at) + " is not " + what);
        }
    }
}
