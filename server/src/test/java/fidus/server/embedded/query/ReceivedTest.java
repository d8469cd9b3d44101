package fidus.server.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonArray;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ReceivedTest {
    private static final long SEED = 20_261_121;
    private static final List<List<String>> PATHS =
            List.of(
                    List.of("_id"),
                    List.of("a"),
                    List.of("b", "c"),
                    List.of("b", "a", "d"),
                    List.of("c", "0"),
                    List.of("d", "1", "b"));

    @Test
    void whatIsTakenAsItCameIsWhatWouldBeStored() {
        int taken = 0;
        int damagedAndTaken = 0;
        for (int round = 0; round < 400; round++) {
            var random = new Random(SEED + round);
            byte[] bytes = Bson.encode(document(random, 0));
            taken += Received.asStored(bytes) ? 1 : 0;
            for (int damage = 0; damage < 40; damage++) {
                byte[] other = bytes.clone();
                other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
                if (Received.asStored(other)) {
                    damagedAndTaken++;
                    assertThat(StoredBytes.of(Bson.decode(other)))
                            .as("seed " + (SEED + round) + ", damage " + damage)
                            .isEqualTo(other);
                }
            }
        }
        assertThat(taken).isBetween(200, 399);
        assertThat(damagedAndTaken).isPositive();
    }

    @Test
    void whatIsDoubtfulIsReadAndWrittenAgain() {
        byte[] twice =
                Bson.encode(new BsonDocument("a", new BsonInt32(1)).append("b", BsonNull.VALUE));
        twice[twice.length - 3] = 'a';
        for (byte[] bytes :
                List.of(
                        twice,
                        new byte[0],
                        new byte[] {5, 0, 0, 0, 1},
                        Bson.encode(new BsonDocument("", BsonNull.VALUE)),
                        Bson.encode(new BsonDocument("$set", BsonNull.VALUE)),
                        Bson.encode(new BsonDocument("a.b", BsonNull.VALUE)),
                        Bson.encode(new BsonDocument("t", new BsonTimestamp(1))),
                        Bson.encode(nested(101)))) {
            assertThat(Received.asStored(bytes)).isFalse();
        }
        assertThat(Received.asStored(Bson.encode(nested(60)))).isTrue();
        assertThat(Bson.received(twice)).isEqualTo(new BsonDocument("a", BsonNull.VALUE));
    }

    @Test
    void anOutlineShowsWhatThePathsLeadTo() {
        var outline = new Outline(PATHS);
        int found = 0;
        for (int round = 0; round < 500; round++) {
            BsonDocument document = document(new Random(SEED + round), 0);
            BsonDocument seen = outline.of(Bson.encode(document));
            for (List<String> path : PATHS) {
                List<BsonValue> expected = new ArrayList<>(Paths.leaves(document, path));
                assertThat(Paths.leaves(seen, path))
                        .as("seed " + (SEED + round) + " " + path)
                        .isEqualTo(expected);
                found += expected.isEmpty() || expected.getFirst() == null ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(200);
    }

    private static BsonDocument nested(int depth) {
        BsonValue value = BsonNull.VALUE;
        for (int i = 0; i < depth; i++) {
            value = new BsonDocument("d", value);
        }
        return value.asDocument();
    }

    private static BsonDocument document(Random random, int depth) {
        var document = new BsonDocument();
        for (int i = random.nextInt(6); i > 0; i--) {
            document.put(
                    List.of("a", "b", "c", "d", "_id").get(random.nextInt(5)),
                    value(random, depth));
        }
        return document;
    }

    private static BsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 10)) {
            case 0 -> new BsonString("text " + random.nextInt());
            case 1 -> new BsonString("\u20ac\ud83d\ude00");
            case 2 -> new BsonInt32(random.nextInt());
            case 3 -> new BsonInt64(random.nextLong());
            case 4 -> new BsonDecimal128(new Decimal128(random.nextLong()));
            case 5 -> random.nextInt(8) > 0 ? BsonNull.VALUE : new BsonTimestamp(3);
            case 6, 7 -> document(random, depth + 1);
            default -> array(random, depth);
        };
    }

    private static BsonArray array(Random random, int depth) {
        var array = new BsonArray();
        for (int i = random.nextInt(14); i > 0; i--) {
            array.add(value(random, depth + 1));
        }
        return array;
    }
}
