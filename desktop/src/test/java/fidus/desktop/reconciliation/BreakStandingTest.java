package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.Words;
import fidus.reconciliation.BreakState;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far a break has come, in a word.
class BreakStandingTest {
    @ParameterizedTest
    @CsvSource({
        "OPEN, , Open",
        "EXPLAINED, , Explained",
        "EXPLAINED, Write off -1500.00 USD of bank/Northern Bank USD, Write-off waits",
        "EXPLAINED, 'Write off 12 breaks, 40.00 USD (1 of 2 approved)', Write-off waits",
        "EXPLAINED, Resolve Missing statement of bank/Northern Bank USD, Resolution waits",
        "OPEN, Match 2 rows, Decision waits",
        "OPEN, Came back: 500.00 EUR from Resolve Capital, Return waits",
        "OPEN, A booking waits, Booking waits",
        "WRITTEN_OFF, , Written off"
    })
    void whatWaitsIsSaidInPlaceOfExplained(BreakState state, String waiting, String words) {
        assertThat(Words.of(BreakStanding.of(state, waiting))).isEqualTo(words);
    }
}
