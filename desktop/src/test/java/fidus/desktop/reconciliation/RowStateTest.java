package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.controls.StatusBadge;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.WaitingKind;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// How a row stands, in a few words.
class RowStateTest {
    private static final RunRow MATCHED =
            new RunRow(
                    Side.STATEMENT,
                    0,
                    new MatchRow(
                            "STMT-1-1",
                            LocalDate.of(2026, 11, 3),
                            null,
                            Money.of("39985.00", "USD"),
                            "Top-up",
                            "",
                            null),
                    Standing.MATCHED);

    @Test
    void aMatchThatLeavesADifferenceSaysByWhat() {
        var state = new RowState(MATCHED.differing(Money.of("-15.00", "USD")));

        assertThat(state.words()).isEqualTo("Matched, differs by −15.00");
        assertThat(state.wordings())
                .as("with less room")
                .containsExactly(
                        "Matched, differs by −15.00",
                        "Differs by −15.00",
                        "Differs −15.00",
                        "−15.00",
                        "Differs");
        assertThat(state.tone()).isEqualTo(StatusBadge.Tone.ATTENTION);
        assertThat(state.whole()).contains("statement's sum less that of the books: −15.00");
    }

    @Test
    void aBookingThatWaitsIsSaidAndWhatItIs() {
        String title = "Book that 300.00 USD left Main account for 7001@Broker-Live";
        var row =
                new RunRow(
                        Side.STATEMENT,
                        0,
                        MATCHED.row(),
                        Standing.OPEN,
                        null,
                        new RowBreak(BreakState.OPEN, null, title, null, WaitingKind.BOOKING),
                        null);

        var state = new RowState(row);

        assertThat(state.words()).isEqualTo("Booking waits");
        assertThat(state.tone()).isEqualTo(StatusBadge.Tone.ATTENTION);
        assertThat(state.whole()).endsWith("Waits for another person: " + title);
    }

    @Test
    void whatWaitsOnItsRowSaysForWhom() {
        assertThat(waiting("Deposit 3", WaitingKind.CONFIRMATION).words())
                .isEqualTo("Confirmation waits");
        assertThat(waiting("40.00 EUR to Ada Example", WaitingKind.RETURN).words())
                .isEqualTo("Return waits");
        assertThat(waiting("300.00 EUR to Second account", WaitingKind.BOOKING).whole())
                .isEqualTo(
                        "Booking waits.\n" + "Waits for an approver: 300.00 EUR to Second account");
    }

    @Test
    void withLessRoomFewerWordsAreStillRight() {
        assertThat(waiting("Deposit 3", WaitingKind.CONFIRMATION).wordings())
                .containsExactly("Confirmation waits", "Waits");
        assertThat(standing(Standing.OPEN).wordings())
                .containsExactly("Open, explained", "Explained");
        assertThat(standing(Standing.SUGGESTED).wordings())
                .containsExactly("Suggested, explained", "Suggested");
        assertThat(new RowState(MATCHED).wordings()).containsExactly("Matched");
    }

    private static RowState standing(Standing standing) {
        var found = new RowBreak(BreakState.EXPLAINED, null);
        return new RowState(
                new RunRow(Side.STATEMENT, 0, MATCHED.row(), standing, null, found, null));
    }

    private static RowState waiting(String title, WaitingKind kind) {
        var found = new RowBreak(BreakState.OPEN, null, title, List.of(Role.APPROVER), kind);
        return new RowState(
                new RunRow(Side.STATEMENT, 0, MATCHED.row(), Standing.OPEN, null, found, null));
    }

    @Test
    void oneThatAgreesIsMatched() {
        var state = new RowState(MATCHED.differing(null));

        assertThat(state.words()).isEqualTo("Matched");
        assertThat(state.tone()).isEqualTo(StatusBadge.Tone.GOOD);
    }

    @Test
    void oneWhoseDifferenceWasWrittenOffSaysThat() {
        var ended =
                new RunRow(
                        MATCHED.side(),
                        MATCHED.place(),
                        MATCHED.row(),
                        MATCHED.standing(),
                        null,
                        new RowBreak(BreakState.WRITTEN_OFF, null),
                        null);

        var state = new RowState(ended.differing(Money.of("-15.00", "USD")));

        assertThat(state.words()).isEqualTo("Matched, written off");
        assertThat(state.whole())
                .contains("−15.00")
                .contains("booked away on the day that was agreed to, not on the row's day");
    }
}
