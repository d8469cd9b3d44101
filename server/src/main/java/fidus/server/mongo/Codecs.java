package fidus.server.mongo;

import com.mongodb.MongoClientSettings;

import fidus.fees.Exact;
import fidus.id.Id;
import fidus.money.Currency;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

import java.lang.reflect.Constructor;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.function.Function;

/// How shared types look in the database. A record component named `id` is stored as `_id`; nothing
/// else is renamed. Identities and dates are text (`YYYY-MM-DD`), instants are UTC dates, money is
/// Decimal128 beside its currency code.
public final class Codecs {
    private Codecs() {}

    public static CodecRegistry registry() {
        return CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(
                        text(UUID.class, UUID::toString, UUID::fromString),
                        text(Currency.class, Currency::code, Currency::new),
                        text(Exact.class, Exact::toString, Exact::parse),
                        text(LocalDate.class, LocalDate::toString, LocalDate::parse),
                        text(LocalDateTime.class, LocalDateTime::toString, LocalDateTime::parse)),
                CodecRegistries.fromProviders(new Ids(), new Records()),
                MongoClientSettings.getDefaultCodecRegistry());
    }

    static <T> Codec<T> text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        return new Codec<>() {
            @Override
            public void encode(BsonWriter writer, T value, EncoderContext context) {
                writer.writeString(write.apply(value));
            }

            @Override
            public T decode(BsonReader reader, DecoderContext context) {
                return read.apply(reader.readString());
            }

            @Override
            public Class<T> getEncoderClass() {
                return type;
            }
        };
    }

    private static final class Ids implements CodecProvider {
        @Override
        @SuppressWarnings("NullAway") // a provider answers null for types it does not know
        public <T> Codec<T> get(Class<T> type, CodecRegistry registry) {
            if (!Id.class.isAssignableFrom(type) || !type.isRecord()) {
                return null;
            }
            Constructor<T> made = constructor(type);
            return text(type, id -> ((Id) id).value().toString(), value -> create(made, value));
        }

        private static <T> Constructor<T> constructor(Class<T> type) {
            try {
                return type.getConstructor(UUID.class);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(
                        "An Id must be a public record of one UUID: " + type, e);
            }
        }

        private static <T> T create(Constructor<T> constructor, String value) {
            try {
                return constructor.newInstance(UUID.fromString(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Not creatable: " + constructor, e);
            }
        }
    }
}
