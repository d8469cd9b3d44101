package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.Words;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.WaitingKind;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far a break has come, in a word.
class BreakStandingTest {
    @ParameterizedTest
    @CsvSource({
        "OPEN, , , Open",
        "EXPLAINED, , , Explained",
        "EXPLAINED, Whatever it is called, WRITE_OFF, Write-off waits",
        "EXPLAINED, Write off 12 breaks, RESOLUTION, Resolution waits",
        "OPEN, Match 2 rows, DECISION, Decision waits",
        "OPEN, 500.00 EUR from Resolve Capital, RETURN, Return waits",
        "OPEN, A booking waits, BOOKING, Booking waits",
        "OPEN, Deposit 3, CONFIRMATION, Confirmation waits",
        "EXPLAINED, Write off 1500.00 USD, , Decision waits",
        "WRITTEN_OFF, , , Written off"
    })
    void whatWaitsIsSaidInPlaceOfExplained(
            BreakState state, String waiting, WaitingKind kind, String words) {
        var found = new RowBreak(state, null, waiting, null, kind);
        assertThat(Words.of(BreakStanding.of(found))).isEqualTo(words);
    }
}
