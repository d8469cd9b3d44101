package fidus.contract;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class CanonicalTest {
    private static final long SEED = 20_261_123;

    /// Components in an order that is not the alphabet's.
    public record Unsorted(String zebra, Money money, List<Integer> numbers, String apple) {}

    @Test
    void membersAreSortedAndNothingStandsBetweenThem() {
        var value = new Unsorted("z", Money.of("-0.10", "EUR"), List.of(3, 1, 2), "a");
        assertThat(Canonical.text(value))
                .isEqualTo(
                        "{\"apple\":\"a\",\"money\":{\"amount\":\"-0.10\",\"currency\":\"EUR\"},"
                                + "\"numbers\":[3,1,2],\"zebra\":\"z\"}");
    }

    /// The example of RFC 8785 §3.2.3: names go by their UTF-16 units, not by code points.
    @Test
    void namesAreSortedAsRfc8785Says() {
        var value = new LinkedHashMap<String, String>();
        value.put("\u20ac", "Euro Sign");
        value.put("\r", "Carriage Return");
        value.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        value.put("1", "One");
        value.put("\ud83d\ude00", "Emoji: Grinning Face");
        value.put("\u0080", "Control");
        value.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(Canonical.text(value))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /// RFC 8785 §3.2.2.2: the two-letter escapes, lower-case hexadecimal for other controls,
    /// everything else as it is.
    @Test
    void textIsEscapedAsRfc8785Says() {
        assertThat(Canonical.text(List.of("\b\t\n\f\r\"\\/\u000f\u0000\u007f\u00e9\u20ac")))
                .isEqualTo("[\"\\b\\t\\n\\f\\r\\\"\\\\/\\u000f\\u0000\u007f\u00e9\u20ac\"]");
    }

    @Test
    void aDigestIsTheSha256OfTheText() {
        assertThat(Canonical.sha256(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Canonical.digest(new Nothing()))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    /// The digest is taken without the text being held, and must still be that of the text.
    @Test
    void aDigestIsThatOfTheTextWhateverStandsInIt() {
        for (Object value :
                List.of(
                        List.of("\ud83d\ude00 \u20ac \u00e9 \n\u0000"),
                        List.of("half a pair \ud83d"),
                        new Unsorted(
                                "z", Money.of("-0.10", "EUR"), List.of(3, 1, 2), "\ud83d\ude00"),
                        "x".repeat(50_000))) {
            assertThat(Canonical.digest(value))
                    .isEqualTo(
                            Canonical.sha256(
                                    Canonical.text(value).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void equalValuesHaveOneDigestInWhateverOrderTheyWereBuilt() {
        var random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            List<Map.Entry<String, Object>> members = members(random, 4);
            String digest = Canonical.digest(inOrder(members));
            Collections.shuffle(members, random);
            assertThat(Canonical.digest(inOrder(members)))
                    .as("seed %d round %d: %s", SEED, round, members)
                    .isEqualTo(digest);
            String text = Canonical.text(inOrder(members));
            assertThat(Canonical.text(read(text)))
                    .as("seed %d round %d", SEED, round)
                    .isEqualTo(text);
        }
    }

    @Test
    void anyDifferenceChangesTheDigest() {
        var value = new Unsorted("z", Money.of("1.00", "EUR"), List.of(1, 2), "a");
        String digest = Canonical.digest(value);
        assertThat(
                        List.of(
                                new Unsorted("Z", value.money(), value.numbers(), "a"),
                                new Unsorted("z", Money.of("1.01", "EUR"), value.numbers(), "a"),
                                new Unsorted("z", Money.of("1.00", "USD"), value.numbers(), "a"),
                                new Unsorted("z", value.money(), List.of(2, 1), "a"),
                                new Unsorted("a", value.money(), value.numbers(), "z")))
                .noneMatch(other -> Canonical.digest(other).equals(digest));
    }

    @Test
    void equalSumsAreSpelledAlikeHoweverTheyWereEntered() {
        assertThat(Canonical.text(Money.of("1.50000000", "USD")))
                .isEqualTo(Canonical.text(Money.of("1.5", "USD")))
                .isEqualTo(
                        Canonical.text(
                                new Money(new BigDecimal("15E-1"), fidus.money.Currency.USD)));
        assertThat(Canonical.text(Money.of("-0", "USD"))).contains("\"0.00\"");
    }

    private static Object read(String text) {
        try {
            return Wire.STRICT.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Map<String, Object> inOrder(List<Map.Entry<String, Object>> members) {
        var map = new LinkedHashMap<String, Object>();
        members.forEach(member -> map.put(member.getKey(), member.getValue()));
        return map;
    }

    private static List<Map.Entry<String, Object>> members(Random random, int depth) {
        var members = new ArrayList<Map.Entry<String, Object>>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            members.add(Map.entry(word(random) + i, value(random, depth - 1)));
        }
        return members;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> word(random);
            case 1 -> random.nextInt();
            case 2 -> random.nextBoolean();
            case 3 -> List.of(value(random, depth - 1), value(random, depth - 1));
            default -> inOrder(members(random, depth));
        };
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            word.appendCodePoint("aZ9\u00e9\u20ac\n\"".codePointAt(random.nextInt(7)));
        }
        return word.toString();
    }
}
