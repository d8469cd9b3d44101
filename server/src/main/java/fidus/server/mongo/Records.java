package fidus.server.mongo;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Records as documents, also those that only a store knows (the driver's own codec reads public
/// ones alone). A first component `id` is the document's `_id`; absent values are left out; fields
/// that the record does not know are passed over.
final class Records implements CodecProvider {
    @Override
    @SuppressWarnings("NullAway") // a provider answers null for types it does not know
    public <T> Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type.isRecord() ? new OfOne<>(type, registry) : null;
    }

    /// One component: its name in the document and how to reach it.
    private record Part(String name, Method accessor, Shape shape, int place) {}

    /// How a component's type is stored, its type arguments with it; the codec is asked for when
    /// the first value comes, because a record may hold its own kind.
    private static final class Shape {
        private final Class<?> raw;
        private final List<Shape> arguments;
        private @Nullable Codec<Object> codec;

        Shape(Type type) {
            raw = raw(type);
            arguments =
                    type instanceof ParameterizedType generic
                            ? Arrays.stream(generic.getActualTypeArguments())
                                    .map(Shape::new)
                                    .toList()
                            : List.of();
        }

        /// What is no class of its own has no codec and fails with its first value.
        private static Class<?> raw(Type type) {
            return switch (type) {
                case Class<?> plain when !plain.isPrimitive() -> plain;
                case Class<?> plain -> MethodType.methodType(plain).wrap().returnType();
                case ParameterizedType generic -> raw(generic.getRawType());
                default -> Object.class;
            };
        }

        /// The elements of a list, the values of a map.
        Shape last() {
            return arguments.isEmpty() ? this : arguments.getLast();
        }

        /// Two threads may look it up at once; they find the same.
        @SuppressWarnings("unchecked") // the codec is the one registered for the component's type
        Codec<Object> codec(CodecRegistry registry) {
            Codec<Object> known = codec;
            if (known == null) {
                known = (Codec<Object>) registry.get(raw);
                codec = known;
            }
            return known;
        }
    }

    private static final class OfOne<T> implements Codec<T> {
        private final Class<T> type;
        private final CodecRegistry registry;
        private final Constructor<T> constructor;
        private final List<Part> parts = new ArrayList<>();
        private final Map<String, Part> byName = new HashMap<>();

        OfOne(Class<T> type, CodecRegistry registry) {
            this.type = type;
            this.registry = registry;
            RecordComponent[] components = type.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                Method accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                var part =
                        new Part(
                                i == 0 && name.equals("id") ? "_id" : name,
                                accessor,
                                new Shape(components[i].getGenericType()),
                                i);
                parts.add(part);
                byName.put(part.name, part);
            }
            this.constructor = constructor(type, components);
        }

        private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
            try {
                Constructor<T> canonical =
                        type.getDeclaredConstructor(
                                Arrays.stream(components)
                                        .map(RecordComponent::getType)
                                        .toArray(Class<?>[]::new));
                canonical.setAccessible(true);
                return canonical;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("A record without its constructor: " + type, e);
            }
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeStartDocument();
            for (Part part : parts) {
                Object given = read(part, value);
                if (given != null) {
                    writer.writeName(part.name);
                    write(writer, given, part.shape, context);
                }
            }
            writer.writeEndDocument();
        }

        private static @Nullable Object read(Part part, Object value) {
            try {
                return part.accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Not readable: " + part.accessor, e);
            }
        }

        private void write(BsonWriter writer, Object value, Shape as, EncoderContext context) {
            switch (value) {
                case List<?> list -> {
                    writer.writeStartArray();
                    Shape inside = as.last();
                    list.forEach(element -> write(writer, element, inside, context));
                    writer.writeEndArray();
                }
                case Map<?, ?> map -> {
                    writer.writeStartDocument();
                    Shape inside = as.last();
                    map.forEach(
                            (key, element) -> {
                                writer.writeName(key.toString());
                                write(writer, element, inside, context);
                            });
                    writer.writeEndDocument();
                }
                default -> as.codec(registry).encode(writer, value, context);
            }
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            var values = new @Nullable Object[parts.size()];
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                Part part = byName.get(reader.readName());
                if (part == null) {
                    reader.skipValue();
                } else {
                    values[part.place] = read(reader, part.shape, context);
                }
            }
            reader.readEndDocument();
            return create(values);
        }

        private @Nullable Object read(BsonReader reader, Shape as, DecoderContext context) {
            if (reader.getCurrentBsonType() == BsonType.NULL) {
                reader.readNull();
                return null;
            }
            if (as.raw == List.class) {
                return readList(reader, as.last(), context);
            }
            if (as.raw == Map.class) {
                return readMap(reader, as.last(), context);
            }
            return as.codec(registry).decode(reader, context);
        }

        private List<@Nullable Object> readList(
                BsonReader reader, Shape element, DecoderContext context) {
            var list = new ArrayList<@Nullable Object>();
            reader.readStartArray();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                list.add(read(reader, element, context));
            }
            reader.readEndArray();
            return list;
        }

        private Map<String, @Nullable Object> readMap(
                BsonReader reader, Shape element, DecoderContext context) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                map.put(reader.readName(), read(reader, element, context));
            }
            reader.readEndDocument();
            return map;
        }

        private T create(@Nullable Object[] values) {
            for (Part part : parts) {
                if (values[part.place] == null && part.accessor.getReturnType().isPrimitive()) {
                    throw new IllegalStateException(
                            "A stored " + type.getSimpleName() + " has no " + part.name);
                }
            }
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "A stored " + type.getSimpleName() + " is not one", e);
            }
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
