package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What breaks are found by.
final class BreakWordTest {
    private static final String SAID =
            "s5\n820061\nbank/main\n2026-11-23 -459.15 usd wire 5912 eeeee\n1250.00 usd, fee";

    @ParameterizedTest
    @CsvSource({
        "wire 59, true",
        "wire 4, false",
        "459.15, true",
        "-459.15, true",
        "+459.15, false",
        "59.15, false",
        "15, false",
        "'1,250', true",
        "1250.0, true",
        "250.00, false",
        "2026-11, true",
        "820061, true",
        "eee FEE, true",
        "usd 459, false",
    })
    void aNumberIsASumAsAWholeAndAnyPartOfTheOtherWords(String typed, boolean finds) {
        assertThat(BreakWord.of(typed).stream().allMatch(word -> word.isIn(SAID))).isEqualTo(finds);
    }
}
