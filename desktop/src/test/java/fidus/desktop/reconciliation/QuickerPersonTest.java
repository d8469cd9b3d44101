package fidus.desktop.reconciliation;

import static fidus.desktop.reconciliation.ReconciliationWindow.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedList;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Another person was quicker: the page shows it by itself, and why something was refused stays
/// with what it is about.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class QuickerPersonTest {
    private static final String WORDS =
            "Olivia Marsh matched these two on 23 Nov 2026 at 00:22 UTC: 2026-11-20, 711.00 USD,"
                + " Wire A11 with 2026-11-20, 711.00 USD, Transfer A11 of a customer. Nothing is"
                + " left to do.";

    private ReconciliationWindow at;

    @BeforeEach
    void refuses() throws Exception {
        at = new ReconciliationWindow();
        Workbench was = at.whole;
        at.whole = without(was, List.of(suggestion(was, 0), suggestion(was, 1)));
        at.fake.answer(
                ReconciliationCalls.MATCH,
                asked -> {
                    String row = asked.get("bookRows").get(0).asText();
                    at.whole =
                            without(
                                    at.whole,
                                    at.whole.suggestions().stream()
                                            .filter(one -> !one.bookRows().contains(row))
                                            .toList());
                    throw Refused.because(Problem.Code.ALREADY_EXISTS, WORDS);
                });
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void aSuggestionThatIsGoneLeavesItsRefusalAndNoOtherInHand(Theme theme, int width, int height)
            throws Exception {
        onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    at.press(KeyCode.DIGIT2);
                    var list = at.table("#table");
                    int before = list.getItems().size();
                    at.select("#table", 0);
                    at.press(KeyCode.A);
                    assertThat(list.getItems()).hasSize(before - 1);
                    assertThat(list.getSelectionModel().getSelectedItem())
                            .as("the next one was not refused")
                            .isNull();
                    assertThat(said()).isEqualTo(WORDS);
                    at.picture("quicker-suggestion-" + theme + "-" + width);
                    at.press(KeyCode.DIGIT1);
                    assertThat(said()).as("on another page").isEmpty();
                    at.press(KeyCode.DIGIT2);
                    assertThat(said()).isEmpty();
                    return at.view();
                });
    }

    @Test
    void rowsAreReadAgainAndTheRefusalStaysWithThem() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    int suggestedLine = suggested();
                    at.select("#book", suggestedLine);
                    long read = desks();
                    at.press(KeyCode.A);
                    assertThat(desks()).isGreaterThan(read);
                    assertThat(said()).isEqualTo(WORDS);
                    assertThat(at.table("#book").getSelectionModel().getSelectedIndex())
                            .as("the row in hand")
                            .isEqualTo(suggestedLine);
                    at.picture("quicker-rows");
                    at.select("#book", suggestedLine + 1);
                    assertThat(said()).as("of another row").isEmpty();
                    return at.view();
                });
    }

    /// A request about a break is decided at another desktop while this window is not in front.
    @Test
    void whoComesBackToTheWindowSeesWhatWasDecidedMeanwhile() throws Exception {
        var waiting = new AtomicBoolean(true);
        at.fake.answer(
                ApprovalCalls.FIND,
                asked -> {
                    String about = asked.path("subject").asText("");
                    Prepared one =
                            Sample.prepared(
                                    "WRITE_OFF_BREAK",
                                    about,
                                    "Write off 5,000.00 USD",
                                    FakeServer.me().id());
                    return new PreparedList(
                            waiting.get() && about.startsWith("break/") ? List.of(one) : List.of());
                });
        Stage stage =
                onFx(
                        () -> {
                            Theme.LIGHT.use(at.settings);
                            at.open(1280, 800);
                            at.shell.navigation().open(BreaksView.SCREEN);
                            at.select(".breaks", 0);
                            assertThat(waits()).isTrue();
                            var shown = new Stage();
                            shown.setScene(at.view().getScene());
                            shown.show();
                            return shown;
                        });
        onFx(
                () -> {
                    Scene scene = at.view().getScene();
                    new Stage().setScene(scene); // which has no keyboard
                    waiting.set(false);
                    ((TextArea) at.lookup("#note")).setText("The broker answers tomorrow");
                    stage.setScene(scene);
                    return stage;
                });
        WaitForAsyncUtils.waitForFxEvents();
        onFx(
                () -> {
                    assertThat(waits()).isFalse();
                    assertThat(((TextArea) at.lookup("#note")).getText())
                            .isEqualTo("The broker answers tomorrow");
                    stage.close();
                    return stage;
                });
    }

    private boolean waits() {
        Node sheet = at.lookup("#waiting");
        return sheet.isManaged();
    }

    /// Every page of the house reads itself again by F5.
    @Test
    void whatIsSelectedAndTypedStaysWhenAPageIsReadAgain() throws Exception {
        onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    long runs = at.fake.count(ReconciliationCalls.RUNS);
                    again();
                    assertThat(at.fake.count(ReconciliationCalls.RUNS)).isEqualTo(runs + 1);
                    at.openRun();
                    at.select("#book", suggested());
                    at.press(KeyCode.R);
                    var reason = (TextField) at.lookup("#reason");
                    reason.setText("Two different wires");
                    long desk = desks();
                    again();
                    assertThat(desks()).isEqualTo(desk + 1);
                    assertThat(reason.getText()).isEqualTo("Two different wires");
                    assertThat(reason.getParent().isVisible()).isTrue();
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 1);
                    Object inHand = at.table(".breaks").getSelectionModel().getSelectedItem();
                    ((TextArea) at.lookup("#note")).setText("The broker answers tomorrow");
                    long breaks = at.fake.count(ReconciliationCalls.BREAK_PAGE);
                    again();
                    assertThat(at.fake.count(ReconciliationCalls.BREAK_PAGE)).isGreaterThan(breaks);
                    assertThat(at.table(".breaks").getSelectionModel().getSelectedItem())
                            .isEqualTo(inHand);
                    assertThat(((TextArea) at.lookup("#note")).getText())
                            .isEqualTo("The broker answers tomorrow");
                    return at.view();
                });
    }

    /// How often the run was read.
    private long desks() {
        String call = WindowCalls.DESK.toString().replaceAll("\\{[^}]+}", "[^/]+");
        return at.fake.seen().stream()
                .filter(one -> (one.method() + " " + one.path()).matches(call))
                .count();
    }

    private void again() {
        ReconciliationWindow.press(at.view().getScene().getFocusOwner(), KeyCode.F5);
        at.layout();
    }

    /// The line of the first row that something is suggested for.
    private int suggested() {
        String row = at.whole.suggestions().getFirst().bookRows().getFirst();
        at.layout();
        return at.table("#book").getItems().stream()
                .map(one -> ((DeskRow) one).row().rowId())
                .toList()
                .indexOf(row);
    }

    /// Why something was refused, as a person sees it.
    private String said() {
        return at.view().lookupAll(".problem-pane").stream()
                .filter(QuickerPersonTest::isSeen)
                .map(pane -> ((ProblemPane) pane).details().split("\n", 2)[0])
                .findFirst()
                .orElse("");
    }

    private static boolean isSeen(Node node) {
        Node now = node;
        while (now != null && now.isVisible()) {
            now = now.getParent();
        }
        return now == null;
    }

    private static Suggestion suggestion(Workbench of, int row) {
        return new Suggestion(
                1,
                Condition.AMBIGUOUS,
                "P8",
                new BigDecimal("0.9" + row),
                List.of(of.book().get(row).rowId()),
                List.of(of.statement().get(row).rowId()),
                Money.of("0.00", "USD"),
                1);
    }

    /// The first two rows of the books are in no match.
    private static Workbench without(Workbench all, List<Suggestion> rest) {
        var open = new HashSet<String>();
        for (int row = 0; row < 2; row++) {
            open.add(all.book().get(row).rowId());
            open.add(all.statement().get(row).rowId());
        }
        return new Workbench(
                all.card(),
                all.book(),
                all.statement(),
                all.matches().stream()
                        .filter(one -> Collections.disjoint(one.match().bookRows(), open))
                        .filter(one -> Collections.disjoint(one.match().statementRows(), open))
                        .toList(),
                rest,
                all.explanations(),
                all.breaks(),
                all.checks(),
                all.excluded(),
                all.ties(),
                all.bookRows(),
                all.statementRows());
    }
}
