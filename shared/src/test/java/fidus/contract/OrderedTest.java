package fidus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// The quick way to canonical text and the way by a tree write the same.
class OrderedTest {
    private static final long SEED = 20_281_103;

    /// A member of each kind that records have.
    public record Kinds(
            String zebra,
            Map<String, Object> map,
            List<Object> list,
            Optional<Money> money,
            BigDecimal apple,
            Instant at,
            LocalDate on,
            UUID id,
            byte[] bytes,
            long number,
            boolean flag) {}

    @Test
    void bothWaysWriteTheSame() {
        for (int round = 0; round < 300; round++) {
            Object value = drawn(new Random(SEED + round), 0);

            assertThat(Ordered.text(value))
                    .as("seed " + (SEED + round))
                    .isEqualTo(Canonical.arranged(value))
                    .isEqualTo(Canonical.text(value));
        }
    }

    @Test
    void whatDoesNotComeInOrderGoesByTheTree() {
        var typed = new Typed.Later("b", "a");

        assertThat(Ordered.text(typed)).isNull();
        assertThat(Canonical.text(typed)).isEqualTo("{\"a\":\"a\",\"b\":\"b\",\"kind\":\"LATER\"}");
    }

    /// Its kind is written first.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    public sealed interface Typed {
        @JsonTypeName("LATER")
        record Later(String b, String a) implements Typed {}
    }

    private static Object drawn(Random random, int depth) {
        return switch (depth > 4 ? random.nextInt(4) : random.nextInt(8)) {
            case 0 -> Integer.toString(random.nextInt(), 36) + "\u00e9\"\u0007";
            case 1 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(8));
            case 2 -> random.nextInt(1_000);
            case 3 -> Money.of(random.nextInt(100_000) + ".25", "EUR");
            case 4 -> map(random, depth);
            case 5 -> list(random, depth);
            case 6 ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("z", random.nextInt())
                            .put("a", "\u20ac")
                            .put("m", new BigDecimal("1.50"));
            default -> kinds(random, depth);
        };
    }

    private static Kinds kinds(Random random, int depth) {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        return new Kinds(
                Long.toString(random.nextLong()),
                map(random, depth),
                list(random, depth),
                random.nextBoolean() ? Optional.empty() : Optional.of(Money.of("-0.10", "USD")),
                new BigDecimal(random.nextBoolean() ? "1E+3" : "0.000"),
                Instant.ofEpochMilli(random.nextInt()),
                LocalDate.ofEpochDay(random.nextInt(30_000)),
                new UUID(random.nextLong(), random.nextLong()),
                bytes,
                random.nextLong(),
                random.nextBoolean());
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(Integer.toString(random.nextInt(), 36), drawn(random, depth + 1));
        }
        return map;
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(drawn(random, depth + 1));
        }
        return list;
    }
}
