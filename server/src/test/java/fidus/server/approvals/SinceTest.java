package fidus.server.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Shown;
import fidus.approvals.SinceAsked.Change;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is otherwise than when a command was asked for, line by line.
final class SinceTest {
    private static final String TWIN =
            "Another row of the day brings the same sum from the same client.";
    private static final String WAITS =
            "Deposit 5 of the same client over the same sum waits on another reference.";

    private static List<Shown> doubts(String... doubts) {
        return Stream.of(doubts).map(doubt -> new Shown("Doubtful", doubt)).toList();
    }

    private static List<Change> changes(List<Shown> asked, List<Shown> now) {
        return Since.changes(asked, now, Set.of("Doubtful"));
    }

    @Test
    void aDoubtThatWentAndAnotherThatCameAreTwo() {
        assertThat(changes(doubts(other("Bob Miller")), doubts(TWIN)))
                .containsExactly(
                        new Change("Doubtful", other("Bob Miller"), ""),
                        new Change("Doubtful", "", TWIN));
    }

    @Test
    void aDoubtThatSaysTheSameOfAnotherIsOneThatChanged() {
        assertThat(changes(doubts(TWIN, other("Bob Miller")), doubts(other("Eve Stone"), WAITS)))
                .containsExactly(
                        new Change("Doubtful", TWIN, ""),
                        new Change("Doubtful", other("Bob Miller"), other("Eve Stone")),
                        new Change("Doubtful", "", WAITS));
    }

    /// What of several sentences is most like the one that came is what became of it.
    @Test
    void ofTwoDoubtsTheOneThatSaysMoreOfTheSameIsTheOneThatChanged() {
        String five = "Deposit 5 by the same client waits on another reference.";
        String seven = "Deposit 7 of the same client waits on one reference.";
        String now = "Deposit 7 of the same client waits on another reference.";

        assertThat(changes(doubts(five, seven), doubts(now)))
                .containsExactly(
                        new Change("Doubtful", five, ""), new Change("Doubtful", seven, now));
    }

    @Test
    void aLineThatStandsAloneUnderItsLabelChangesWhateverItSays() {
        assertThat(
                        changes(
                                List.of(new Shown("Bank row", "None was found.")),
                                List.of(new Shown("Bank row", "2026-11-16, 40.00 EUR"))))
                .containsExactly(
                        new Change("Bank row", "None was found.", "2026-11-16, 40.00 EUR"));
    }

    @Test
    void whatIsSaidStillIsNoChangeWhereverItStands() {
        assertThat(changes(doubts(TWIN, WAITS), doubts(WAITS, TWIN))).isEmpty();
    }

    private static String other(String name) {
        return "The other side is %s, not Ada Example.".formatted(name);
    }
}
