package fidus.desktop.reconciliation;

import static fidus.desktop.reconciliation.ReconciliationWindow.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;

import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Which suggestion is in hand, what is asked about it and where the keyboard goes back to.
@ExtendWith(ApplicationExtension.class)
class SuggestionKeysTest {
    private ReconciliationWindow at;
    private final List<String> rejected = new ArrayList<>();

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
        at.whole = rivals();
        at.fake.answer(
                ReconciliationCalls.REJECT,
                asked -> {
                    String reason = asked.get("reason").asText();
                    if (reason.length() < 10) {
                        throw Refused.at(
                                "reason",
                                Problem.Code.BAD_VALUE,
                                "Say in at least 10 characters why.");
                    }
                    rejected.add(asked.get("statementRows").get(0).asText() + " " + reason);
                    return new ExcludedRows(
                            new MatchId(new UUID(0, 5)),
                            List.of(asked.get("bookRows").get(0).asText()),
                            List.of(asked.get("statementRows").get(0).asText()),
                            ExcludedRows.Origin.REJECTION,
                            "Ann Example",
                            Sample.NOW,
                            reason);
                });
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 640"})
    void everySuggestionForARowIsShownAndTheOneShownIsDecided(Theme theme, int width, int height)
            throws Exception {
        onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    at.select("#book", 0);
                    assertThat(title()).isEqualTo("Suggested, 1 of 2 (X)");
                    at.press(KeyCode.X);
                    assertThat(title()).isEqualTo("Suggested, 2 of 2 (X)");
                    at.picture("suggested-second-" + theme + "-" + width);
                    at.press(KeyCode.R);
                    ((TextField) at.lookup("#reason")).setText("Two different wires");
                    at.fire("#ask .button.accent");
                    assertThat(rejected)
                            .containsExactly(
                                    id(at.whole.statement().get(1)) + " Two different wires");
                    at.press(KeyCode.N);
                    at.select("#book", 0);
                    at.press(KeyCode.X);
                    at.press(KeyCode.X);
                    assertThat(title()).as("round again").isEqualTo("Suggested, 1 of 2 (X)");
                    at.press(KeyCode.X);
                    at.press(KeyCode.C);
                    assertThat(at.table("#statement").getSelectionModel().getSelectedIndex())
                            .as("its partner is picked")
                            .isEqualTo(ids("#statement").indexOf(id(at.whole.statement().get(1))));
                    return at.view();
                });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1024, 640"})
    void aRowThatIsNobodysWorkIsNotAmongTheOpenOnesAndSaysWhy(Theme theme, int width, int height)
            throws Exception {
        onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    assertThat(ids("#book")).doesNotContain(nothing());
                    at.picture("open-rows-" + theme + "-" + width);
                    at.fire("#all");
                    var filter = (TextField) at.lookup("#book").lookup("#filter");
                    filter.setText("buy in");
                    at.select("#book", 0);
                    assertThat(ids("#book")).containsExactly(nothing());
                    assertThat(title()).isEqualTo("Nothing to do");
                    at.picture("settled-row-" + theme + "-" + width);
                    filter.setText("2,500.00");
                    at.layout();
                    assertThat(ids("#book")).hasSize(1);
                    filter.setText("118.40");
                    at.layout();
                    assertThat(ids("#book")).as("money out").containsExactly("81209007");
                    at.picture("filtered-by-sum-" + theme + "-" + width);
                    return at.view();
                });
    }

    @Test
    void theReasonOfASuggestionIsSentByEnterAndLeftByEsc() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    at.press(KeyCode.DIGIT2);
                    at.layout();
                    at.press(KeyCode.R);
                    TextField reason = reason();
                    assertThat(owner()).isSameAs(reason);
                    assertThat(reason.getPromptText()).isEqualTo("Why not together? Enter rejects");
                    at.picture("suggestion-asks");
                    reason.setText("Typed and left");
                    ReconciliationWindow.press(reason, KeyCode.ESCAPE);
                    assertThat(reason.getText()).isEmpty();
                    assertThat(owner()).isSameAs(list());
                    at.press(KeyCode.R);
                    reason.setText("short");
                    reason.fireEvent(new ActionEvent());
                    assertThat(rejected).isEmpty();
                    assertThat(reason.getText()).as("stays to be mended").isEqualTo("short");
                    assertThat(owner()).isSameAs(reason);
                    reason.setText("Two different wires");
                    reason.fireEvent(new ActionEvent());
                    assertThat(rejected).hasSize(1);
                    assertThat(reason.getText()).isEmpty();
                    assertThat(owner()).as("back at the list").isSameAs(list());
                    return at.view();
                });
    }

    /// The answer is there, the rows are not read again yet.
    @Test
    void aReasonIsSentOnceHoweverOftenItIsConfirmed() throws Exception {
        onFx(
                () -> {
                    at.open(1280, 800);
                    at.openRun();
                    at.select("#book", 0);
                    at.press(KeyCode.R);
                    var why = (TextField) at.lookup("#reason");
                    why.setText("short");
                    at.fire("#ask .button.accent");
                    var news = at.shell.notices().latestProperty();
                    news.addListener((_, _, _) -> confirmOnceMore());
                    why.setText("Two different wires");
                    at.fire("#ask .button.accent");
                    assertThat(rejected).hasSize(1);
                    return at.view();
                });
    }

    private void confirmOnceMore() {
        if (rejected.size() == 1) {
            at.fire("#ask .button.accent");
        }
    }

    @Test
    void filterAndReasonGiveTheKeyboardBackToTheRows() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    Node filter = at.lookup("#book").lookup("#filter");
                    for (KeyCode back : List.of(KeyCode.ENTER, KeyCode.DOWN, KeyCode.ESCAPE)) {
                        at.press(KeyCode.F);
                        assertThat(owner()).isSameAs(filter);
                        ReconciliationWindow.press(filter, back);
                        assertThat(owner()).as("by " + back).isSameAs(at.table("#book"));
                    }
                    var why = (ComboBox<?>) at.lookup("#why");
                    why.requestFocus();
                    ReconciliationWindow.press(why, KeyCode.ESCAPE);
                    assertThat(owner()).isSameAs(at.table("#book"));
                    why.requestFocus();
                    why.getOnHidden().handle(new Event(ComboBox.ON_HIDDEN));
                    assertThat(owner()).isSameAs(at.table("#book"));
                    at.press(KeyCode.DIGIT2);
                    at.press(KeyCode.F);
                    ReconciliationWindow.press(owner(), KeyCode.ENTER);
                    assertThat(owner()).isSameAs(list());
                    return at.view();
                });
    }

    private String title() {
        return ((Label) at.lookup("#detail").lookup("#title")).getText();
    }

    private Node owner() {
        return at.view().getScene().getFocusOwner();
    }

    private TableView<?> list() {
        return at.table("#table");
    }

    private TextField reason() {
        return (TextField) at.lookup("#card").lookup("#reason");
    }

    private List<String> ids(String side) {
        return at.table(side).getItems().stream().map(row -> id(((DeskRow) row).row())).toList();
    }

    private static String id(MatchRow row) {
        return row.rowId();
    }

    private String nothing() {
        return id(at.whole.book().getLast());
    }

    /// The first row of the books has two rivals, and the last one is of nothing.
    private Workbench rivals() {
        Workbench was = at.whole;
        List<MatchRow> book = new ArrayList<>(was.book());
        book.add(Sample.row(81_209_040, 30, "0.00", "BUY IN GBPJPY 0.20"));
        List<Suggestion> suggestions = new ArrayList<>();
        suggestions.add(suggestion("0.92", was, 0));
        suggestions.add(suggestion("0.91", was, 1));
        return new Workbench(
                was.card(),
                book,
                was.statement(),
                was.matches().stream()
                        .filter(it -> !it.match().bookRows().contains(id(was.book().getFirst())))
                        .filter(
                                it ->
                                        !it.match()
                                                .statementRows()
                                                .contains(id(was.statement().get(1))))
                        .toList(),
                suggestions,
                was.explanations(),
                was.breaks(),
                was.checks(),
                was.excluded(),
                was.ties(),
                was.bookRows(),
                was.statementRows());
    }

    private static Suggestion suggestion(String score, Workbench of, int statement) {
        return new Suggestion(
                1,
                Condition.AMBIGUOUS,
                "P8",
                new BigDecimal(score),
                List.of(id(of.book().getFirst())),
                List.of(id(of.statement().get(statement))),
                Money.of("0.00", "USD"),
                1);
    }
}
