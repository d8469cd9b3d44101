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
                        "Undone: book row 2026-11-11, 15\u202f000.00 USD and statement row"
                            + " 2026-11-11, 15\u202f000.00 USD are open again and stay apart. No"
                            + " run matches them until that is lifted: Suggestions (2), Not"
                            + " suggested again.");
        assertThat(UndoneWords.of(match, null)).contains("book row ENTRY-50-1");
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
                OURS, null, List.of(), why, List.of(OURS, THEIRS), null, excluded, null);
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
