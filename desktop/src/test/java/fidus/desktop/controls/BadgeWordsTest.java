package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A sum in a badge is read whole or not at all.
class BadgeWordsTest {
    @Test
    void shorterWordingsEndBeforeAWordAndNeverWithinASum() {
        List<String> all = BadgeWords.of("Does not tie by −1\u202f234.50 USD; 3 parts");

        assertThat(all)
                .containsExactly(
                        "Does not tie by −1\u202f234.50 USD; 3 parts",
                        "Does not tie by −1\u202f234.50 USD; 3 …",
                        "Does not tie by −1\u202f234.50 USD; …",
                        "Does not tie by …",
                        "Does not tie …",
                        "Does not …",
                        "Does …",
                        "…");
    }
}
