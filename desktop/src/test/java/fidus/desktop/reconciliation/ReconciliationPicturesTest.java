package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// Opens the runs and the workbench in the real window; keys are pressed as a person would.
@ExtendWith(ApplicationExtension.class)
class ReconciliationPicturesTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyPageOpensInBothThemes(Theme theme) throws Exception {
        at.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(1280, 800);
                    at.picture("runs-" + theme);
                    at.openRun();
                    at.select("#book", 1);
                    at.picture("workbench-why-" + theme);
                    for (int page = 2; page <= 5; page++) {
                        at.press(KeyCode.getKeyCode(String.valueOf(page)));
                        if (page == 3) {
                            at.select(".breaks", 1);
                        }
                        at.picture("workbench-" + page + "-" + theme);
                    }
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    at.picture("breaks-" + theme);
                    return at.view();
                });
    }

    @Test
    void aSmallWindowKeepsProofTablesAndKeysInView() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.fake.answer(
                            ReconciliationCalls.RUNS,
                            _ ->
                                    new RunList(
                                            List.of(
                                                    at.sample.card(
                                                            Sample.RUN,
                                                            RunState.COMPLETED,
                                                            List.of())),
                                            Sample.RUN));
                    at.open(1024, 640);
                    ((Node) at.lookup(".button.accent")).requestFocus();
                    at.picture("small-runs");
                    assertThat(at.lookup("#older").isVisible()).isTrue();
                    at.openRun();
                    at.select("#book", 0);
                    at.picture("small-workbench");
                    at.press(KeyCode.F1);
                    at.picture("small-keys");
                    assertInWindow(".page-title");
                    assertInWindow(".key-help");
                    assertInWindow(".status-line");
                    at.press(KeyCode.F1);
                    at.press(KeyCode.DIGIT2);
                    at.picture("small-suggestions");
                    Region card = (Region) at.lookup("#card");
                    assertThat(card.getWidth())
                            .as("nothing of it is cut")
                            .isLessThanOrEqualTo(room(card).getViewportBounds().getWidth());
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.select(".breaks", 0);
                    at.picture("small-breaks");
                    return at.view();
                });
    }

    private static ScrollPane room(Node within) {
        return within instanceof ScrollPane pane ? pane : room(within.getParent());
    }

    @Test
    void keysPickTheClosestCandidateAndAskForAReason() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    TableView<?> book = at.table("#book");
                    TableView<?> statement = at.table("#statement");
                    at.press(KeyCode.N);
                    at.press(KeyCode.N);
                    assertThat(book.getSelectionModel().getSelectedIndex()).isEqualTo(1);
                    at.press(KeyCode.C);
                    assertThat(statement.getSelectionModel().getSelectedItems()).hasSize(1);
                    at.press(KeyCode.M);
                    assertThat(at.lookup("#ask").isVisible()).isTrue();
                    at.picture("workbench-match");
                    at.fake.answer(
                            ReconciliationCalls.MATCH,
                            _ -> {
                                throw Refused.at(
                                        "reason",
                                        Problem.Code.BAD_VALUE,
                                        "Say why in at least 10 characters.");
                            });
                    TextField reason = (TextField) at.lookup("#reason");
                    reason.setText("short");
                    reason.fireEvent(new ActionEvent());
                    assertThat(reason.getText())
                            .as("a refused reason can be mended")
                            .isEqualTo("short");
                    at.picture("workbench-refused");
                    at.press(KeyCode.E);
                    assertThat(((ToggleButton) at.lookup("#breakTab")).isSelected()).isTrue();
                    at.press(KeyCode.ESCAPE);
                    assertThat(at.shell.navigation().placeProperty().get().subject()).isEmpty();
                    return at.view();
                });
    }

    @Test
    void aMatchedRowShowsItsPartnerOnTheOtherSide() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    ((ToggleButton) at.lookup("#all")).fire();
                    at.select("#book", 12);
                    assertThat(at.table("#statement").getSelectionModel().getSelectedItems())
                            .hasSize(1);
                    at.picture("workbench-matched");
                    at.press(KeyCode.F);
                    assertThat(at.view().getScene().getFocusOwner())
                            .as("F goes to the filter of the side worked on")
                            .isInstanceOf(TextField.class);
                    at.table("#book").requestFocus();
                    at.press(KeyCode.U);
                    assertThat(at.lookup("#ask").isVisible()).isTrue();
                    assertThat(at.lookup("#reason").isVisible()).isTrue();
                    return at.view();
                });
    }

    @Test
    void nothingYetAndNoServerAreBothSaid() throws Exception {
        at.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.fake.answer(ReconciliationCalls.RUNS, _ -> new RunList(List.of(), null));
                    at.open(1280, 800);
                    at.picture("runs-empty");
                    at.openRun();
                    at.fake.close();
                    at.shell.connection().look();
                    at.shell.connection().look();
                    at.fire("#again");
                    at.select("#book", 0);
                    at.picture("workbench-offline");
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.picture("breaks-offline");
                    return at.view();
                });
    }

    /// However much a page needs, the head, the words in hand and the line below stay in view.
    private void assertInWindow(String selector) {
        Node node = at.lookup(selector);
        var bounds = node.localToScene(node.getLayoutBounds());
        assertThat(bounds.getMinY()).as(selector).isNotNegative();
        assertThat(bounds.getMaxY()).as(selector).isLessThanOrEqualTo(640);
        assertThat(bounds.getHeight()).as(selector).isGreaterThan(20);
    }
}
