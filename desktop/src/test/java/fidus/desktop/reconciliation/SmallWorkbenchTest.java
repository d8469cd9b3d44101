package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.Act;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.SuggestedRows;
import fidus.reconciliation.desk.WaitingKind;
import fidus.reconciliation.desk.Workbench;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// In a small window too the lists say what a line is about: how much, and what it says.
@ExtendWith(ApplicationExtension.class)
class SmallWorkbenchTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.whole = excluding(at.whole);
    }

    @AfterEach
    void stop() {
        at.close();
    }

    /// The same with rows that are not suggested again.
    private static Workbench excluding(Workbench of) {
        Suggestion one = of.suggestions().getFirst();
        var excluded =
                new ExcludedRows(
                        new MatchId(new UUID(0, 3)),
                        one.bookRows(),
                        one.statementRows(),
                        ExcludedRows.Origin.UNDO,
                        "Ann Example",
                        Sample.NOW,
                        "Two different trades",
                        new SuggestedRows(
                                of.book().stream()
                                        .filter(row -> one.bookRows().contains(row.rowId()))
                                        .toList(),
                                of.statement().stream()
                                        .filter(row -> one.statementRows().contains(row.rowId()))
                                        .toList()));
        return new Workbench(
                of.card(),
                of.book(),
                of.statement(),
                of.matches(),
                of.suggestions(),
                of.explanations(),
                of.breaks().stream().map(SmallWorkbenchTest::worked).toList(),
                of.checks(),
                List.of(excluded),
                of.ties(),
                of.bookRows(),
                of.statementRows());
    }

    /// Rows of the books are explained, and of the statement something waits.
    private static BreakCard worked(BreakCard card) {
        ReconciliationBreak found = card.found();
        boolean ours = found.key().contains("/BOOK/");
        return !found.rule().equals(ReconciliationBreak.UNMATCHED)
                ? card
                : new BreakCard(
                                ours ? explained(found) : found,
                                card.account(),
                                card.severityNow(),
                                card.ageBucket(),
                                card.ageDays(),
                                null,
                                null,
                                ours ? null : "Write off 121.50 USD")
                        .waitingFor(ours ? null : WaitingKind.WRITE_OFF);
    }

    private static ReconciliationBreak explained(ReconciliationBreak found) {
        var act = new Act("ben", Set.of(Role.OPERATOR), LocalDate.of(2026, 11, 20));
        return found.explain(act, "ben", CauseCode.TIMING, "Comes with the next statement");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyListSaysWhatALineIsAbout(Theme theme) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(1024, 700);
                    at.openRun();
                    at.select("#book", 1);
                    at.picture("1024-rows-" + theme);
                    assertThat(inView(at.table("#book")))
                            .contains("Amount", "Day", "Text", "State");
                    assertThat(states()).contains("Open, explained", "Write-off waits");
                    at.press(KeyCode.DIGIT2);
                    at.picture("1024-suggestions-" + theme);
                    assertThat(text(at.lookup("#excludedRows")))
                            .contains("USD", "2026-")
                            .doesNotContain(at.whole.excluded().getFirst().bookRows().getFirst());
                    at.press(KeyCode.DIGIT3);
                    at.select(".breaks", 1);
                    at.picture("1024-breaks-" + theme);
                    assertThat(inView(at.table(".breaks")))
                            .contains("Difference", "What it is about", "State");
                    at.shell
                            .notices()
                            .good(
                                    "Undone. These rows are open again and stay apart: book row"
                                        + " 2026-11-11, 15 000.00 USD, Transfer in from the hub of"
                                        + " the fund in November; statement row 2026-11-11, 15"
                                        + " 000.00 USD, TRANSFER HUB-1 OF NOVEMBER 2026 REF"
                                        + " 1234567. No run matches them until that is lifted:"
                                        + " Suggestions (2), Not suggested again.");
                    at.picture("1024-notice-" + theme);
                    Label news = (Label) at.lookup("#noticeText");
                    assertThat(news.getHeight()).isGreaterThanOrEqualTo(needed(news));
                    return at.view();
                });
    }

    private static double needed(Label label) {
        return label.prefHeight(label.getWidth());
    }

    /// The titles of the columns that stand whole in the table.
    private static List<String> inView(TableView<?> table) {
        List<String> titles = new ArrayList<>();
        double right = 0;
        for (TableColumn<?, ?> column : table.getVisibleLeafColumns()) {
            right += column.getWidth();
            if (right <= table.getWidth()) {
                titles.add(column.getText());
            }
        }
        return titles;
    }

    private List<String> states() {
        return at.view().lookupAll(".state-sign").stream().map(Node::getAccessibleText).toList();
    }

    private static String text(Node of) {
        StringBuilder said = new StringBuilder();
        of.lookupAll(".label").forEach(label -> said.append(((Label) label).getText()).append(' '));
        return said.toString();
    }
}
