package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// After an undo it is said which rows stay apart, and where that is lifted.
class UndoneTest {
    private static final RunRow OURS = row(Side.BOOK, "ENTRY-50-1", "15000.00", "Transfer in");
    private static final RunRow THEIRS =
            row(Side.STATEMENT, "STMT-5-10", "15000.00", "TRANSFER HUB-1");
    private static final List<String> BOOK = List.of("ENTRY-50-1");
    private static final List<String> STATEMENT = List.of("STMT-5-10");

    @Test
    void theNoticeNamesTheRowsAndTheWayBack() {
        var match = new Match(Match.MANUAL, null, BOOK, STATEMENT, Money.of("0.00", "USD"));

        assertThat(UndoneWords.of(match, story()))
                .isEqualTo(
                        "Undone. These rows are open again and stay apart: book row 2026-11-11,"
                            + " 15\u202f000.00 USD, Transfer in; statement row 2026-11-11,"
                            + " 15\u202f000.00 USD, TRANSFER HUB-1. No run matches them until that"
                            + " is lifted: Suggestions (2), Not suggested again.");
        assertThat(UndoneWords.of(match, null))
                .as("no number of a row")
                .contains("the book row; the statement row")
                .doesNotContain("ENTRY-50-1");
    }

    @Test
    void theRowShowsWhatItWasTakenApartFrom() throws Exception {
        FxToolkit.registerPrimaryStage();
        String said =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    Theme.LIGHT.use(Settings.inMemory());
                                    var picked =
                                            new Picked(
                                                    Picked.Part.of(List.of(OURS)),
                                                    Picked.Part.NONE);
                                    Detail detail = Detail.of(story(), picked, 0);
                                    assertThat(detail.statement()).containsExactly(THEIRS);
                                    var pane = new DetailPane();
                                    pane.show(detail, picked);
                                    Screenshots.of(pane, "detail-undone", 1000, 240);
                                    return ((Label) pane.lookup("#sentence")).getText();
                                })
                        .get();

        assertThat(said)
                .startsWith("The match of these rows was undone by Olivia Marsh: wrong pair")
                .endsWith("Suggestions (2), Not suggested again.");
    }

    /// The run did not look there: it is said below what the run says.
    @Test
    void theRowSaysWhatTheOtherSideHasAfterTheRunsLastDay() throws Exception {
        FxToolkit.registerPrimaryStage();
        var row = new RowRef(Side.STATEMENT, "STMT-5-10");
        var amount = new Explanation.Failure(Condition.AMOUNT, "+6000.00", "0.00");
        var closest = new Explanation.Closest("P8", BOOK, STATEMENT, Money.of("6000.00", "USD"), 0);
        var why = new Explanation(row, closest, List.of(amount), "Closest in P8: ENTRY-50-1.");
        var story =
                new RowStory(
                        THEIRS,
                        null,
                        List.of(),
                        why,
                        List.of(OURS, THEIRS),
                        null,
                        null,
                        null,
                        "The books have 15000.00 USD on 2026-11-21, after the run's last day:"
                                + " WIRE-2026-4105. A run to that day compares the two.",
                        null);
        String said =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    Theme.DARK.use(Settings.inMemory());
                                    var picked =
                                            new Picked(
                                                    Picked.Part.NONE,
                                                    Picked.Part.of(List.of(THEIRS)));
                                    var pane = new DetailPane();
                                    pane.show(Detail.of(story, picked, 0), picked);
                                    Screenshots.of(pane, "detail-beyond", 1000, 260);
                                    Theme.LIGHT.use(Settings.inMemory());
                                    return ((Label) pane.lookup("#sentence")).getText();
                                })
                        .get();

        assertThat(said)
                .startsWith("The amounts are too far apart.")
                .endsWith(
                        "\n"
                                + "The books have 15\u202f000.00 USD on 2026-11-21, after the run's"
                                + " last day: WIRE-2026-4105. A run to that day compares the two.");
    }

    private static RowStory story() {
        var ref = new RowRef(Side.BOOK, "ENTRY-50-1");
        var why =
                new Explanation(
                        ref,
                        null,
                        List.of(
                                new Explanation.Failure(
                                        Condition.EXCLUDED_BY_UNDO, "undone", "not matched again")),
                        "EXCLUDED_BY_UNDO: its match was undone by a person.");
        var excluded =
                new ExcludedRows(
                        new MatchId(new UUID(1, 2)),
                        BOOK,
                        STATEMENT,
                        ExcludedRows.Origin.UNDO,
                        "Olivia Marsh",
                        Instant.parse("2026-11-22T17:20:00Z"),
                        "wrong pair");
        return new RowStory(
                OURS,
                null,
                List.of(),
                why,
                List.of(OURS, THEIRS),
                null,
                excluded,
                null,
                null,
                null);
    }

    private static RunRow row(Side side, String id, String sum, String text) {
        return new RunRow(
                side,
                0,
                new MatchRow(
                        id, LocalDate.of(2026, 11, 11), null, Money.of(sum, "USD"), text, "", null),
                Standing.OPEN);
    }
}
