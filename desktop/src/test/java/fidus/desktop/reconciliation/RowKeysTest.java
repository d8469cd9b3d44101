package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The rows of the workbench are sorted and worked through without the mouse.
@ExtendWith(ApplicationExtension.class)
class RowKeysTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void bothSidesOpenByDayAsTheirHeadersSay() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.whole = turned(at.whole);
                    at.open(1280, 800);
                    at.openRun();
                    for (String side : List.of("#book", "#statement")) {
                        TableView<?> rows = at.table(side);
                        assertThat(rows.getSortOrder())
                                .as(side)
                                .singleElement()
                                .isSameAs(rows.getColumns().get(1));
                        assertThat(rows.getColumns().get(1).getSortType())
                                .isEqualTo(SortType.ASCENDING);
                    }
                    assertThat(days()).isSorted();
                    at.picture("workbench-opens-by-day");
                    return at.view();
                });
    }

    @Test
    void withoutASortedHeaderTheyStandByDayAgain() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1024, 700);
                    at.openRun();
                    TableView<?> book = at.table("#book");
                    headers(book, book.getColumns().get(1), book.getColumns().getFirst());
                    book.getSortOrder().clear();
                    assertThat(book.getSortOrder())
                            .singleElement()
                            .isSameAs(book.getColumns().get(1));
                    assertThat(days()).isSorted();
                    return at.view();
                });
    }

    @Test
    void keysAndHeadersSortTheSideAndTheNextRowIsTheNextInThatOrder() throws Exception {
        at.onFx(
                () -> {
                    Theme.DARK.use(at.settings);
                    at.open(1024, 700);
                    at.openRun();
                    for (int i = 0; i < 3; i++) {
                        at.press(KeyCode.O);
                    }
                    assertThat(amounts()).hasSize(3).isSorted();
                    at.press(KeyCode.D);
                    List<BigDecimal> down = amounts();
                    assertThat(down).isSortedAccordingTo((a, b) -> b.compareTo(a));
                    at.press(KeyCode.N);
                    assertThat(picked()).isEqualTo(down.getFirst());
                    at.press(KeyCode.N);
                    assertThat(picked()).isEqualTo(down.get(1));
                    at.picture("small-rows-sorted-dark");
                    TableView<?> book = at.table("#book");
                    TableColumn<?, ?> day = book.getColumns().get(1);
                    headers(book, book.getColumns().getFirst(), day);
                    assertThat(book.getSortOrder()).hasSize(1);
                    assertThat(book.getSortOrder().getFirst()).isSameAs(day);
                    day.setSortType(SortType.DESCENDING);
                    assertThat(days()).isSortedAccordingTo((a, b) -> b.compareTo(a));
                    assertThat(picked()).as("stays in hand").isEqualTo(down.get(1));
                    for (int i = 0; i < 3; i++) {
                        at.press(KeyCode.O);
                    }
                    assertThat(book.getSortOrder())
                            .as("after the last column the first")
                            .singleElement()
                            .isSameAs(book.getColumns().getFirst());
                    return at.view();
                });
    }

    @Test
    void afterAnAcceptedSuggestionTheNextOpenRowIsInHandAndTheWayBackIsOneKey() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    at.fake.answer(ReconciliationCalls.MATCH, _ -> accepted());
                    at.press(KeyCode.N);
                    String first = rowId();
                    at.press(KeyCode.N);
                    String second = rowId();
                    at.press(KeyCode.N);
                    at.press(KeyCode.N);
                    String suggested = at.whole.suggestions().getFirst().bookRows().getFirst();
                    while (!rowId().equals(suggested)) {
                        at.press(KeyCode.N);
                    }
                    at.press(KeyCode.A);
                    assertThat(rowId()).isEqualTo(suggested.equals(first) ? second : first);
                    assertThat(at.table("#book").isFocusWithin()).isTrue();
                    at.picture("workbench-gone-on");
                    at.press(KeyCode.B);
                    at.press(KeyCode.U);
                    assertThat(at.lookup("#ask").isVisible()).as("undo asks why").isTrue();
                    return at.view();
                });
    }

    /// The run has the last of the book rows first.
    private static Workbench turned(Workbench of) {
        return new Workbench(
                of.card(),
                of.book().reversed(),
                of.statement(),
                of.matches(),
                of.suggestions(),
                of.explanations(),
                of.breaks(),
                of.checks(),
                of.excluded(),
                of.ties(),
                of.bookRows(),
                of.statementRows());
    }

    private MatchMade accepted() {
        Workbench was = at.whole;
        var one = was.suggestions().getFirst();
        RecordedMatch like = was.matches().getFirst();
        var match =
                new RecordedMatch(
                        like.id(),
                        like.run(),
                        new fidus.reconciliation.Match(
                                one.pass(),
                                one.score(),
                                one.bookRows(),
                                one.statementRows(),
                                one.difference()),
                        RecordedMatch.Origin.SUGGESTION_ACCEPTED,
                        RecordedMatch.State.MATCHED,
                        "ann",
                        "",
                        1);
        var matches = new ArrayList<>(was.matches());
        matches.add(match);
        at.whole =
                new Workbench(
                        was.card(),
                        was.book(),
                        was.statement(),
                        matches,
                        List.of(),
                        was.explanations(),
                        was.breaks(),
                        was.checks(),
                        was.excluded(),
                        was.ties(),
                        was.bookRows(),
                        was.statementRows());
        return new MatchMade(match, null);
    }

    private List<BigDecimal> amounts() {
        return rows().stream().map(it -> it.row().amount().amount()).toList();
    }

    private List<java.time.LocalDate> days() {
        return rows().stream().map(it -> it.row().bookingDate()).toList();
    }

    private BigDecimal picked() {
        return selected().row().amount().amount();
    }

    private String rowId() {
        return selected().row().rowId();
    }

    private DeskRow selected() {
        for (String side : List.of("#book", "#statement")) {
            TableView<?> table = at.table(side);
            if (table.getSelectionModel().getSelectedItem() instanceof DeskRow row) {
                return row;
            }
        }
        throw new AssertionError("nothing is picked");
    }

    private List<DeskRow> rows() {
        return at.table("#book").getItems().stream().map(DeskRow.class::cast).toList();
    }

    /// As if two headers were clicked together.
    @SuppressWarnings("unchecked")
    private static void headers(TableView<?> table, TableColumn<?, ?> one, TableColumn<?, ?> two) {
        var rows = (TableView<DeskRow>) table;
        rows.getSortOrder()
                .setAll(List.of((TableColumn<DeskRow, ?>) one, (TableColumn<DeskRow, ?>) two));
    }
}
