package fidus.server.web;

import com.fasterxml.jackson.annotation.JsonValue;

import fidus.id.Id;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// JSON schemas of the contract's records, read off the records.
final class Schemas {
    private static final int LONGEST_TEXT = 65_536;
    private static final int LONGEST_LIST = 100_000;

    private final Map<String, Object> all = new TreeMap<>();

    Map<String, Object> all() {
        return all;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        if (!(type instanceof Class<?> plain)) {
            return Map.of("type", "object");
        }
        Map<String, Object> simple = simple(plain);
        if (simple != null) {
            return simple;
        }
        String name =
                plain.getEnclosingClass() == null
                        ? plain.getSimpleName()
                        : plain.getEnclosingClass().getSimpleName() + plain.getSimpleName();
        if (!all.containsKey(name)) {
            all.put(name, Map.of());
            all.put(name, record(plain));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> generic(ParameterizedType generic) {
        if (generic.getRawType() instanceof Class<?> raw && List.class.isAssignableFrom(raw)) {
            return Map.of(
                    "type",
                    "array",
                    "maxItems",
                    LONGEST_LIST,
                    "items",
                    of(generic.getActualTypeArguments()[0]));
        }
        if (generic.getRawType() == Map.class) {
            return Map.of(
                    "type",
                    "object",
                    "additionalProperties",
                    of(generic.getActualTypeArguments()[1]));
        }
        return of(generic.getRawType());
    }

    private static @Nullable Map<String, Object> simple(Class<?> type) {
        if (Id.class.isAssignableFrom(type) || type == UUID.class) {
            return Map.of("type", "string", "format", "uuid", "maxLength", 36);
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time", "maxLength", 40);
        }
        if (type == LocalDate.class) {
            return Map.of("type", "string", "format", "date", "maxLength", 10);
        }
        if (type == BigDecimal.class) {
            return Map.of(
                    "type", "string", "pattern", "^-?\\d{1,20}(\\.\\d{1,8})?$", "maxLength", 30);
        }
        if (type == int.class
                || type == long.class
                || type == Integer.class
                || type == Long.class) {
            return Map.of("type", "integer");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == String.class
                || type == Currency.class
                || type == LocalDateTime.class
                || spelledAsText(type)) {
            return Map.of("type", "string", "maxLength", LONGEST_TEXT);
        }
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        return null;
    }

    private static boolean spelledAsText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private Map<String, Object> record(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                properties.put(component.getName(), of(component.getGenericType()));
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(component.getName());
                }
            }
        }
        return Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "properties",
                properties,
                "required",
                required);
    }
}
