package fidus.server.embedded.query;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.server.embedded.disk.Bytes;

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
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class KeysTest {
    private static BsonValue decimal(String text) {
        return new BsonDecimal128(Decimal128.parse(text));
    }

    private static int order(BsonValue a, BsonValue b) {
        return Integer.signum(Arrays.compareUnsigned(Keys.of(a), Keys.of(b)));
    }

    @Test
    void keysFollowTheOrderOfTypesAndValues() {
        List<BsonValue> rising =
                List.of(
                        new BsonMinKey(),
                        BsonNull.VALUE,
                        new BsonDouble(Double.NaN),
                        new BsonDouble(Double.NEGATIVE_INFINITY),
                        decimal("-1E+6000"),
                        new BsonInt64(Long.MIN_VALUE),
                        decimal("-10.5"),
                        new BsonInt32(-10),
                        new BsonDouble(-0.1),
                        decimal("-1E-6000"),
                        new BsonInt32(0),
                        decimal("1E-6000"),
                        new BsonDouble(0.1),
                        decimal("0.1000000000000000055511151231257828"),
                        new BsonInt32(9),
                        new BsonInt64(10),
                        decimal("10.00000000000000000000000000000001"),
                        new BsonInt64(9007199254740992L),
                        new BsonInt64(9007199254740993L),
                        new BsonInt64(Long.MAX_VALUE),
                        new BsonDouble(9.3e18),
                        decimal("9.999999999999999999999999999999999E+6144"),
                        new BsonDouble(Double.POSITIVE_INFINITY),
                        new BsonString(""),
                        new BsonString("a"),
                        new BsonString("a\u0000"),
                        new BsonString("a\u0000b"),
                        new BsonString("ab"),
                        new BsonString("\uFFFD"),
                        new BsonString("\uD83D\uDCB0"),
                        new BsonDocument(),
                        new BsonDocument("a", new BsonInt32(1)),
                        new BsonDocument("a", new BsonInt32(1)).append("b", BsonNull.VALUE),
                        new BsonDocument("a", new BsonInt32(2)),
                        new BsonArray(),
                        new BsonArray(List.of(new BsonInt32(1))),
                        new BsonArray(List.of(new BsonInt32(1), new BsonInt32(0))),
                        new BsonBinary(new byte[] {(byte) 0xff}),
                        new BsonBinary(new byte[] {0, 0}),
                        new BsonObjectId(new ObjectId("000000000000000000000001")),
                        BsonBoolean.FALSE,
                        BsonBoolean.TRUE,
                        new BsonDateTime(-1),
                        new BsonDateTime(0),
                        new BsonTimestamp(1, 1),
                        new BsonMaxKey());
        for (int i = 0; i < rising.size(); i++) {
            for (int j = 0; j < rising.size(); j++) {
                assertThat(order(rising.get(i), rising.get(j)))
                        .as(rising.get(i) + " and " + rising.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void equalNumbersHaveEqualKeysWhateverTheirType() {
        for (BsonValue same :
                List.of(
                        new BsonInt64(1200),
                        new BsonDouble(1200),
                        decimal("1200"),
                        decimal("1.200E+3"),
                        decimal("1200.000"))) {
            assertThat(Keys.of(same)).isEqualTo(Keys.of(new BsonInt32(1200)));
        }
        assertThat(Keys.of(decimal("-0"))).isEqualTo(Keys.of(new BsonDouble(-0.0)));
        assertThat(Keys.of(null)).isEqualTo(Keys.of(BsonNull.VALUE));
    }

    @Test
    void randomNumbersKeepTheirExactOrder() {
        long seed = 20261121;
        Random random = new Random(seed);
        List<BsonValue> numbers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            BigDecimal digits =
                    new BigDecimal(
                            new BigInteger(random.nextInt(1, 112), random),
                            random.nextInt(-20, 20));
            BigDecimal signed = random.nextBoolean() ? digits : digits.negate();
            numbers.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new BsonInt32(random.nextInt());
                        case 1 -> new BsonInt64(random.nextLong() >> random.nextInt(64));
                        case 2 -> new BsonDouble(signed.doubleValue());
                        default -> new BsonDecimal128(new Decimal128(signed));
                    });
        }
        for (BsonValue a : numbers) {
            for (BsonValue b : numbers) {
                assertThat(order(a, b))
                        .as("seed " + seed + ": " + a + " and " + b)
                        .isEqualTo(Numbers.exact(a).compareTo(Numbers.exact(b)));
            }
        }
    }

    @Test
    void joinedAndInvertedKeysSortPartByPart() {
        List<BsonValue> values =
                List.of(
                        new BsonString("a"),
                        new BsonString("a\u0000"),
                        new BsonString("ab"),
                        decimal("-1"),
                        decimal("-1.5"));
        for (BsonValue a : values) {
            for (BsonValue b : values) {
                byte[] left = Bytes.join(Keys.ofElement(a, true), Keys.of(b));
                byte[] right = Bytes.join(Keys.ofElement(b, true), Keys.of(a));
                int expected = order(b, a);
                assertThat(Integer.signum(Arrays.compareUnsigned(left, right))).isEqualTo(expected);
            }
        }
    }
}
