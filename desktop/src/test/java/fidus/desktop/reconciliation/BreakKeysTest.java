package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakOwners;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowDocuments;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Breaks are worked through with single keys, in the real window.
@ExtendWith(ApplicationExtension.class)
class BreakKeysTest {
    private static final PersonId BEN = new PersonId(new UUID(0, 2));
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.fake.answer(
                ReconciliationCalls.OWNERS,
                _ ->
                        new BreakOwners(
                                List.of(
                                        new BreakOwners.Owner(
                                                FakeServer.me().id(), "Ann Example", true, 3),
                                        new BreakOwners.Owner(BEN, "Ben Example", true, 0))));
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void aKeyTakesTheKeyboardToWhatIsDoneAboutTheBreak() throws Exception {
        at.onFx(
                () -> {
                    openBreaks();
                    press(KeyCode.N);
                    press(KeyCode.N);
                    assertThat(at.table(".breaks").getSelectionModel().getSelectedIndex())
                            .isEqualTo(1);
                    press(KeyCode.E);
                    assertThat(focused().getId()).isEqualTo("cause");
                    press(KeyCode.C);
                    assertThat(focused().getId()).isEqualTo("cause");
                    back();
                    press(KeyCode.C);
                    assertThat(focused().getId()).isEqualTo("text");
                    back();
                    press(KeyCode.O);
                    assertThat(focused().getId()).isEqualTo("owner");
                    back();
                    press(KeyCode.F);
                    assertThat(focused().getId()).isEqualTo("words");
                    back();
                    press(KeyCode.W);
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .isEqualTo("This break is open. Only an explained one is closed.");
                    press(KeyCode.DIGIT3);
                    assertThat(at.lookup("#summary")).isNotNull();
                    return null;
                });
    }

    @Test
    void severalAreGivenToAnOwnerFromTheList() throws Exception {
        at.onFx(
                () -> {
                    openBreaks();
                    at.table(".breaks").getSelectionModel().selectRange(0, 3);
                    at.layout();
                    press(KeyCode.O);
                    assertThat(((ComboBox<?>) at.lookup("#deed")).getValue())
                            .isEqualTo(BreakDeed.ASSIGN);
                    assertThat(((ComboBox<?>) at.lookup("#owner")).getItems()).hasSize(2);
                    at.picture("breaks-bulk-assign");
                    return null;
                });
    }

    @Test
    void aQuestionMarkTellsEveryKeyOfThePage() throws Exception {
        at.onFx(
                () -> {
                    openBreaks();
                    at.select(".breaks", 1);
                    assertThat(at.lookup("#help").isVisible()).isFalse();
                    press(KeyCode.F1);
                    assertThat(at.lookup("#help").isVisible()).isTrue();
                    assertThat(
                                    at.lookup("#all").lookupAll(".label").stream()
                                            .map(it -> ((Label) it).getText()))
                            .contains("E", "O", "C", "W", "S", "N", "F");
                    at.picture("breaks-keys");
                    press(KeyCode.ESCAPE);
                    assertThat(at.lookup("#help").isVisible()).isFalse();
                    at.openRun();
                    at.press(KeyCode.F1);
                    at.picture("workbench-keys");
                    at.press(KeyCode.ESCAPE);
                    assertThat(at.lookup(".workbench")).isNotNull();
                    at.press(KeyCode.DIGIT4);
                    at.press(KeyCode.N);
                    assertThat(((Label) at.lookup("#sentence")).getText()).isNotEmpty();
                    at.press(KeyCode.B);
                    assertThat(at.lookup("#counted")).as("the rule's breaks").isNotNull();
                    at.press(KeyCode.DIGIT5);
                    at.press(KeyCode.P);
                    assertThat(at.shell.notices().latestProperty().get().message())
                            .contains("cannot be signed off yet");
                    return null;
                });
    }

    @Test
    void theOwnerIsChosenFromTheListAndWhoHasItIsNotGivenItAgain() throws Exception {
        at.onFx(
                () -> {
                    openBreaks();
                    at.select(".breaks", 0);
                    ComboBox<?> owner = (ComboBox<?>) at.lookup("#owner");
                    assertThat(owner.getItems()).hasSize(2);
                    owner.getSelectionModel().select(1);
                    assertThat(((Button) at.lookup("#give")).isDisabled()).isFalse();
                    at.picture("break-owner");
                    at.fire("#give");
                    assertThat(at.fake.seen().stream().filter(it -> it.path().endsWith("/deeds")))
                            .singleElement()
                            .satisfies(
                                    it ->
                                            assertThat(it.body())
                                                    .contains(BEN.value().toString(), "ASSIGN"));
                    return null;
                });
    }

    @Test
    @SuppressWarnings("unchecked") // what the choice offers is known
    void whyARowIsInNoMatchIsAColumnThatIsFilteredAndSorted() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    TableView<?> book = at.table("#book");
                    TableColumn<?, ?> why = book.getColumns().get(4);
                    assertThat(why.getCellData(1).toString()).isNotEmpty().contains(" / ");
                    int before = book.getItems().size();
                    assertThat(tooltips(book))
                            .anyMatch(
                                    it -> it.startsWith("The amounts are too far apart.\nAmount:"));
                    at.picture("workbench-why-column");
                    ((ComboBox<Optional<Condition>>) at.lookup("#why"))
                            .setValue(Optional.of(Condition.NO_COUNTERPART));
                    at.layout();
                    assertThat(book.getItems().size()).isLessThan(before);
                    at.picture("workbench-why-filtered");
                    ((ComboBox<Optional<Condition>>) at.lookup("#why")).setValue(Optional.empty());
                    assertThat(said(book))
                            .hasSize(before)
                            .satisfies(
                                    it ->
                                            assertThat(it)
                                                    .isNotEqualTo(it.stream().sorted().toList()));
                    sort(book, why);
                    at.layout();
                    assertThat(said(book)).hasSize(before).isSorted();
                    return null;
                });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 900, 160", "DARK, 1440, 900, 160", "LIGHT, 1024, 700, 130"})
    void whyNotHasRoomForItsFigures(Theme theme, int width, int height, double least)
            throws Exception {
        at.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    at.layout();
                    assertThat(at.table("#book").getColumns().get(4).getWidth())
                            .isGreaterThan(least);
                    at.select("#book", 1);
                    at.picture("workbench-why-" + theme + "-" + width);
                    ((TextField) at.lookup("#book").lookup("#filter")).setText("2026-11-31..");
                    at.layout();
                    assertThat(((Label) at.lookup("#book").lookup("#doubt")).getText())
                            .isEqualTo("There is no 2026-11-31.");
                    at.picture("workbench-doubt-" + theme + "-" + width);
                    return null;
                });
    }

    private static List<String> tooltips(TableView<?> table) {
        return table.lookupAll(".table-cell").stream()
                .map(it -> ((TableCell<?, ?>) it).getTooltip())
                .filter(Objects::nonNull)
                .map(Tooltip::getText)
                .toList();
    }

    @Test
    void aLongGroupIsListedToItsEnd() throws Exception {
        at.onFx(
                () -> {
                    List<MatchRow> rows = at.whole.book();
                    assertThat(rows.size()).isGreaterThan(5);
                    var pane = new ComparisonPane();
                    pane.show(rows, rows.subList(0, 1));
                    int before = pane.getRowCount();
                    ((Hyperlink) pane.lookup("#moreRows")).fire();
                    assertThat(pane.getRowCount()).isGreaterThan(before);
                    assertThat(
                                    pane.lookupAll(".form-hint").stream()
                                            .map(it -> ((Label) it).getText()))
                            .anyMatch(it -> it.contains(RowDocuments.text(rows.getLast())));
                    assertThat(pane.lookup("#moreRows")).isNull();
                    return null;
                });
    }

    private static List<Condition> said(TableView<?> table) {
        return table.getItems().stream()
                .map(line -> ((DeskRow) line).loaded().why().condition())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <T> void sort(TableView<T> table, TableColumn<?, ?> by) {
        table.getSortOrder().setAll(List.of((TableColumn<T, ?>) by));
    }

    private void openBreaks() throws Exception {
        Theme.LIGHT.use(at.settings);
        at.open(1280, 800);
        at.shell.navigation().open(BreaksView.SCREEN);
        at.layout();
        assertThat(focused()).isEqualTo(at.table(".breaks"));
    }

    private Node focused() {
        return at.view().getScene().getFocusOwner();
    }

    private void back() {
        at.table(".breaks").requestFocus();
    }

    private void press(KeyCode code) {
        Node target = focused() == null ? at.table(".breaks") : focused();
        Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        at.layout();
    }
}
