package fidus.server.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonMaxKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Random;

class StoredBytesTest {
    private static final long SEED = 20_281_104;

    @Test
    void theyAreTheBytesOfTheDriversCodec() {
        for (int round = 0; round < 500; round++) {
            BsonDocument document = document(new Random(SEED + round), 0);

            assertThat(StoredBytes.of(document))
                    .as("seed " + (SEED + round))
                    .isEqualTo(Bson.encode(document));
        }
    }

    @Test
    void aDocumentMayBeAHundredDeepAndNoDeeper() {
        assertThat(StoredBytes.of(nested(100))).isEqualTo(Bson.encode(nested(100)));
        assertThatThrownBy(() -> StoredBytes.of(nested(101)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("nested deeper than 100");
    }

    @Test
    void namesThatCannotBeStoredAreRefusedAtAnyDepth() {
        for (String name : new String[] {"", "a.b", "$set"}) {
            var inner = new BsonDocument(name, BsonNull.VALUE);
            assertThatThrownBy(() -> StoredBytes.of(inner)).isInstanceOf(CommandFailure.class);
            var deep = new BsonDocument("list", new BsonArray(List.of(inner)));
            assertThatThrownBy(() -> StoredBytes.of(deep)).isInstanceOf(CommandFailure.class);
        }
    }

    private static BsonDocument nested(int depth) {
        BsonValue value = BsonNull.VALUE;
        for (int i = 0; i < depth; i++) {
            value = new BsonDocument("d", value);
        }
        return value.asDocument();
    }

    private static BsonDocument document(Random random, int depth) {
        BsonDocument document = new BsonDocument();
        for (int i = random.nextInt(8); i > 0; i--) {
            document.put("n\u00fc" + random.nextInt(1_000), value(random, depth));
        }
        return document;
    }

    private static BsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 13 : 15)) {
            case 0 -> new BsonString("\u20ac\ud83d\ude00\u0000" + random.nextLong());
            case 1 -> new BsonString("x".repeat(random.nextInt(2_000)));
            case 2 -> new BsonInt32(random.nextInt());
            case 3 -> new BsonInt64(random.nextLong());
            case 4 -> new BsonDouble(random.nextBoolean() ? Double.NaN : random.nextDouble());
            case 5 ->
                    new BsonDecimal128(
                            new Decimal128(
                                    BigDecimal.valueOf(random.nextLong(), random.nextInt(9))));
            case 6 -> new BsonDateTime(random.nextLong());
            case 7 -> BsonBoolean.valueOf(random.nextBoolean());
            case 8 -> BsonNull.VALUE;
            case 9 -> new BsonObjectId(new ObjectId(new Date(random.nextInt()), 7));
            case 10 -> new BsonBinary((byte) random.nextInt(5), new byte[random.nextInt(40)]);
            case 11 ->
                    random.nextInt(9) > 0 ? new BsonMaxKey() : new BsonTimestamp(random.nextLong());
            case 12 ->
                    random.nextInt(9) > 0 ? new BsonInt32(1) : new BsonRegularExpression("a+", "i");
            case 13 -> document(random, depth + 1);
            default -> array(random, depth);
        };
    }

    private static BsonArray array(Random random, int depth) {
        BsonArray array = new BsonArray();
        for (int i = random.nextInt(14); i > 0; i--) {
            array.add(value(random, depth + 1));
        }
        return array;
    }
}
