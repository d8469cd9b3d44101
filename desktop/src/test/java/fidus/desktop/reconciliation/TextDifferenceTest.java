package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

class TextDifferenceTest {
    @Test
    void whatOnlyOneTextSaysIsMarkedInside() {
        var found = TextDifference.of("Deposit client wire 4512", "Deposit wire 4512 via HUB");
        assertThat(found.left())
                .containsExactly(
                        new TextDifference.Part("Deposit ", true),
                        new TextDifference.Part("client ", false),
                        new TextDifference.Part("wire 4512", true));
        assertThat(found.right())
                .containsExactly(
                        new TextDifference.Part("Deposit wire 4512 ", true),
                        new TextDifference.Part("via HUB", false));
    }

    @Test
    void caseSignsAndLeadingZerosDoNotDiffer() {
        var found = TextDifference.of("REF. 000123/ACME", "ref 123 acme");
        assertThat(found.left()).allMatch(TextDifference.Part::common);
        assertThat(found.right()).allMatch(TextDifference.Part::common);
    }

    @Test
    void thePartsJoinedAreTheTextAndCommonWordsAreAsManyOnBothSides() {
        long seed = 20_261_121;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String left = text(random);
            String right = text(random);
            var found = TextDifference.of(left, right);
            String about = "seed " + seed + ", \"" + left + "\" and \"" + right + "\"";
            assertThat(joined(found.left())).as(about).isEqualTo(left);
            assertThat(joined(found.right())).as(about).isEqualTo(right);
            assertThat(common(found.left())).as(about).isEqualTo(common(found.right()));
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int words = random.nextInt(7);
        for (int i = 0; i < words; i++) {
            text.append("abc".charAt(random.nextInt(3))).append(random.nextBoolean() ? " " : "/");
        }
        return text.toString();
    }

    private static String joined(List<TextDifference.Part> parts) {
        return parts.stream().map(TextDifference.Part::text).collect(Collectors.joining());
    }

    private static String common(List<TextDifference.Part> parts) {
        return parts.stream()
                .filter(TextDifference.Part::common)
                .map(part -> part.text().replaceAll("[^a-z]", ""))
                .collect(Collectors.joining());
    }
}
