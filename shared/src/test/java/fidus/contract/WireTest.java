package fidus.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class WireTest {
    /// One component of each kind that the contract uses.
    public record Everything(
            String name,
            int count,
            long version,
            boolean open,
            BigDecimal share,
            Money sum,
            Instant at,
            LocalDate day,
            Duration age,
            List<String> words,
            Optional<String> maybe,
            @Nullable String note) {}

    /// Both spellings, of which some faults must meet the same end.
    enum Mapper {
        STRICT(Wire.STRICT),
        LENIENT(Wire.LENIENT);

        private final JsonMapper json;

        Mapper(JsonMapper json) {
            this.json = json;
        }
    }

    private static final String TEXT =
            "{\"name\":\"a\",\"count\":1,\"version\":2,\"open\":true,\"share\":\"0.50\",\"sum\":"
                    + "{\"amount\":\"1.00\",\"currency\":\"USD\"},\"at\":\"2026-11-23T09:00:00Z\","
                    + "\"day\":\"2026-11-23\",\"age\":\"PT1M\",\"words\":[\"b\"],\"maybe\":\"c\"}";

    private static final Everything VALUE =
            new Everything(
                    "a",
                    1,
                    2,
                    true,
                    new BigDecimal("0.50"),
                    Money.of("1.00", "USD"),
                    Instant.parse("2026-11-23T09:00:00Z"),
                    LocalDate.parse("2026-11-23"),
                    Duration.ofMinutes(1),
                    List.of("b"),
                    Optional.of("c"),
                    null);

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void aValueHasOneSpellingWithoutAbsentMembers(Mapper mapper) throws Exception {
        assertThat(mapper.json.writeValueAsString(VALUE)).isEqualTo(TEXT);
        assertThat(mapper.json.readValue(TEXT, Everything.class)).isEqualTo(VALUE);
    }

    @Test
    void onlyTheServerRefusesAMemberItDoesNotKnow() throws Exception {
        String newer = TEXT.replace("{\"name\"", "{\"colour\":{\"deep\":[1]},\"name\"");
        refused(Mapper.STRICT, newer);
        assertThat(Wire.LENIENT.readValue(newer, Everything.class)).isEqualTo(VALUE);
    }

    @ParameterizedTest
    @EnumSource(Mapper.class)
    void aRepeatedMemberIsRefused(Mapper mapper) {
        refused(mapper, TEXT.replace("{\"name\"", "{\"name\":\"b\",\"name\""));
        assertThatThrownBy(() -> mapper.json.readTree("{\"a\":1,\"a\":1}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" {}", "]", "x", " 1", ","})
    void textAfterTheEndIsRefused(String rest) {
        for (Mapper mapper : Mapper.values()) {
            refused(mapper, TEXT + rest);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"a\" -> \"name\":1",
                "\"name\":\"a\" -> \"name\":1.5",
                "\"name\":\"a\" -> \"name\":true",
                "\"name\":\"a\" -> \"name\":[\"a\"]",
                "\"count\":1 -> \"count\":\"1\"",
                "\"count\":1 -> \"count\":\"\"",
                "\"count\":1 -> \"count\":1.0",
                "\"count\":1 -> \"count\":1e0",
                "\"count\":1 -> \"count\":true",
                "\"count\":1 -> \"count\":3000000000",
                "\"version\":2 -> \"version\":\"2\"",
                "\"version\":2 -> \"version\":1e100000000",
                "\"version\":2 -> \"version\":99999999999999999999",
                "\"open\":true -> \"open\":\"true\"",
                "\"open\":true -> \"open\":1",
                "\"open\":true -> \"open\":0",
                "\"share\":\"0.50\" -> \"share\":true",
                "\"share\":\"0.50\" -> \"share\":[0.5]",
                "\"share\":\"0.50\" -> \"share\":{}",
                "\"share\":\"0.50\" -> \"share\":\"half\"",
                "\"words\":[\"b\"] -> \"words\":\"b\"",
                "\"words\":[\"b\"] -> \"words\":[1]",
                "\"day\":\"2026-11-23\" -> \"day\":\"2026-02-30\"",
                "\"day\":\"2026-11-23\" -> \"day\":20000",
                "\"at\":\"2026-11-23T09:00:00Z\" -> \"at\":\"yesterday\""
            })
    void noValueOfAnotherKindIsBentIntoShape(String change) {
        String[] sides = change.split(" -> ", 2);
        assertThat(TEXT).contains(sides[0]);
        for (Mapper mapper : Mapper.values()) {
            refused(mapper, TEXT.replace(sides[0], sides[1]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "version", "open"})
    void anEmptyPlaceIsNoNumberAndNoSwitch(String name) {
        String pattern = "\"" + name + "\":[^,]+";
        for (Mapper mapper : Mapper.values()) {
            refused(mapper, TEXT.replaceFirst(pattern, "\"" + name + "\":null"));
        }
    }

    @Test
    void nestingGoesThirtyTwoLevelsDeep() throws Exception {
        assertThat(Wire.STRICT.readTree(nested(32))).isNotEmpty();
        for (Mapper mapper : Mapper.values()) {
            assertThatThrownBy(() -> mapper.json.readTree(nested(33)))
                    .isInstanceOf(JsonProcessingException.class)
                    .hasMessageContaining("32");
        }
    }

    @Test
    void longNumbersAndTextsAreRefused() {
        assertThatThrownBy(() -> Wire.STRICT.readTree("[" + "9".repeat(41) + "]"))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Wire.STRICT.readTree("[\"" + "x".repeat(65_537) + "\"]"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[NaN]", "[Infinity]", "[01]", "[+1]", "['a']", "[1,]", "//x\n[1]"})
    void whatIsNoJsonIsRefused(String text) {
        for (Mapper mapper : Mapper.values()) {
            assertThatThrownBy(() -> mapper.json.readTree(text))
                    .as(mapper + " " + text)
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    private static void refused(Mapper mapper, String text) {
        assertThatThrownBy(() -> mapper.json.readValue(text, Everything.class))
                .as(mapper + " " + text)
                .isInstanceOf(JsonProcessingException.class);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "1" + "]".repeat(depth);
    }
}
