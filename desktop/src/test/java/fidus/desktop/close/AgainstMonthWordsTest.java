package fidus.desktop.close;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A rule of the month end is told by its name.
class AgainstMonthWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "L7 contract 12: it is 5|Earned by contracts, not paid (L7), contract 12: it is 5",
                "R13 601@Live: never read|Old reading (R13), 601@Live: never read",
                "Ann skipped this. New since: L11 1010 House bank: 4|Ann skipped this. New since:"
                        + " Money at banks and brokers (L11), 1010 House bank: 4",
                "Nothing stands against it.|Nothing stands against it.",
                "Room L7 is closed|Room L7 is closed"
            })
    void theCodeStandsInBrackets(String said, String read) {
        assertThat(AgainstMonthWords.of(said)).isEqualTo(read);
    }
}
