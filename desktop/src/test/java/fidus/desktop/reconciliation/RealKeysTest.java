package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.DossierCalls;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Keys as the toolkit delivers them: pressed, typed and let go, in a window that is shown. A
/// letter is typed only where its key was pressed, and the keyboard stays in the page.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class RealKeysTest {
    private ReconciliationWindow at;
    private Stage stage;
    private Robot robot;
    private List<BreakCard> breaks;

    @BeforeEach
    void shown() throws Exception {
        at = new ReconciliationWindow();
        breaks = new ArrayList<>(at.sample.breaks());
        at.fake.answer(
                ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(breaks, asked));
        run(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1024, 700);
                    stage = new Stage();
                    stage.setScene(at.view().getScene());
                    stage.show();
                    stage.requestFocus();
                    robot = new Robot();
                    return null;
                });
    }

    @AfterEach
    void stop() throws Exception {
        run(
                () -> {
                    stage.close();
                    return null;
                });
        at.close();
    }

    @Test
    void theKeyThatOpensAFieldIsNotItsFirstLetter() throws Exception {
        run(
                () -> {
                    at.openRun();
                    at.select("#book", 0);
                    return null;
                });
        press(KeyCode.R);
        assertThat(text("#reason")).isEmpty();
        press(KeyCode.R, KeyCode.U);
        assertThat(text("#reason")).as("then the letters are meant").isEqualTo("ru");
        press(KeyCode.ESCAPE);
        assertThat(at.lookup("#ask").isVisible()).isFalse();
        press(KeyCode.F);
        assertThat(at.table("#book").isFocused()).isFalse();
        assertThat(((TextInputControl) focused()).getText()).isEmpty();
        openBreaks();
        pick(1);
        press(KeyCode.C);
        assertThat(focused().getId()).isEqualTo("text");
        assertThat(text("#text")).isEmpty();
        press(KeyCode.C);
        assertThat(text("#text")).isEqualTo("c");
        press(KeyCode.ESCAPE);
        assertThat(focused()).isEqualTo(at.table(".breaks"));
        press(KeyCode.F);
        assertThat(text("#words")).isEmpty();
    }

    @Test
    void whatIsTypedStaysWithItsBreak() throws Exception {
        openBreaks();
        pick(0);
        press(KeyCode.C, KeyCode.A);
        run(
                () -> {
                    cause().getSelectionModel().select(2);
                    return null;
                });
        Object chosen = cause().getValue();
        write("#note", "The broker answers tomorrow");
        pick(1);
        assertThat(text("#text")).isEmpty();
        assertThat(text("#note")).isEmpty();
        press(KeyCode.C, KeyCode.B);
        pick(0);
        assertThat(text("#text")).isEqualTo("a");
        assertThat(text("#note")).isEqualTo("The broker answers tomorrow");
        assertThat(cause().getValue()).isEqualTo(chosen);
        pick(1);
        assertThat(text("#text")).isEqualTo("b");
    }

    @Test
    void tabLeavesATextAreaAndCtrlEnterSends() throws Exception {
        at.fake.answer(
                DossierCalls.COMMENT,
                asked ->
                        new Comment(
                                1,
                                FakeServer.me().id(),
                                "Ann Example",
                                Sample.NOW,
                                asked.get("text").asText()));
        openBreaks();
        pick(0);
        press(KeyCode.C, KeyCode.X, KeyCode.TAB);
        assertThat(focused().getId()).isEqualTo("say");
        assertThat(text("#text")).isEqualTo("x");
        run(
                () -> {
                    at.lookup("#text").requestFocus();
                    return null;
                });
        together(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(at.fake.seen())
                .anyMatch(it -> it.path().endsWith("/comments") && it.body().contains("\"x\""));
        assertThat(text("#text")).isEmpty();
        run(
                () -> {
                    at.picture("real-keys-breaks");
                    return null;
                });
    }

    @Test
    void backAmongTheRunsTheKeysWorkAndTheRunThatWasLeftIsInHand() throws Exception {
        var left = new RunId(new UUID(0, 79));
        run(
                () -> {
                    at.shell.navigation().open(ReconciliationView.SCREEN, "run/" + left.value());
                    return null;
                });
        at.fake.answer(
                ReconciliationCalls.RUNS,
                _ -> new RunList(List.of(card(80), card(Sample.RUN), card(left), card(81)), null));
        press(KeyCode.ESCAPE);
        assertThat(focused()).isEqualTo(at.table("#table"));
        assertThat(picked().run().id()).isEqualTo(left);
        at.fake.answer(
                ReconciliationCalls.RUNS,
                _ -> new RunList(List.of(card(82), card(80), card(left)), null));
        run(
                () -> {
                    at.shell.navigation().open(ReconciliationView.SCREEN);
                    return null;
                });
        assertThat(picked().run().id()).isEqualTo(left);
        press(KeyCode.N);
        assertThat(isShown("#start")).isTrue();
        press(KeyCode.ESCAPE);
        assertThat(isShown("#start")).isFalse();
        press(KeyCode.R);
        assertThat(isShown("#putInForce") || isShown("#versions")).isTrue();
        assertThat(isWithin(focused(), ".content")).isTrue();
        assertThat(isWithin(focused(), ".places")).isFalse();
    }

    @Test
    void allBreaksAreMeantOnlyUntilARowIsPicked() throws Exception {
        openBreaks();
        pick(0);
        whole();
        pick(1);
        assertThat(isWhole()).isFalse();
        whole();
        run(
                () -> {
                    at.table(".breaks").requestFocus();
                    return null;
                });
        press(KeyCode.ESCAPE);
        assertThat(isWhole()).isFalse();
        press(KeyCode.E);
        assertThat(focused().getId()).isIn("cause", "note");
    }

    @Test
    void whoWasQuickerIsToldAndWhatWasTypedStays() throws Exception {
        openBreaks();
        pick(0);
        BreakCard mine = (BreakCard) at.table(".breaks").getItems().getFirst();
        at.fake.answer(
                ReconciliationCalls.EXPLAIN,
                _ -> {
                    throw Refused.because(
                            Problem.Code.STALE_VERSION,
                            "This break was changed meanwhile. Load it again and repeat the"
                                    + " change.");
                });
        write("#note", "The broker answers tomorrow");
        var other =
                mine.found()
                        .explain(
                                new Act(
                                        FakeServer.me().id().value().toString(),
                                        Set.of(Role.OPERATOR),
                                        Sample.NOW.atZone(ZoneOffset.UTC).toLocalDate()),
                                FakeServer.me().id().value().toString(),
                                CauseCode.TIMING,
                                "The other person was faster");
        breaks.replaceAll(it -> it.equals(mine) ? Sample.card(other) : it);
        run(
                () -> {
                    ComboBox<?> cause = cause();
                    cause.getSelectionModel().select(2);
                    at.fire("#explain");
                    return null;
                });
        assertThat(labels("#detail"))
                .anyMatch(it -> it.startsWith("Ann Example explained it meanwhile"))
                .anyMatch(it -> it.contains("The other person was faster"))
                .noneMatch(it -> it.contains("STALE"));
        run(
                () -> {
                    at.picture("real-keys-stale");
                    ((Button)
                                    at.lookup("#detail").lookupAll(".button").stream()
                                            .filter(it -> ((Labeled) it).getText().equals("Show it"))
                                            .findFirst()
                                            .orElseThrow())
                            .fire();
                    return null;
                });
        assertThat(labels("#detail")).contains("Explained");
        assertThat(text("#note")).isEqualTo("The broker answers tomorrow");
        assertThat(other.breakState()).isEqualTo(BreakState.EXPLAINED);
    }

    private RunCard card(int id) {
        return card(new RunId(new UUID(0, id)));
    }

    private RunCard card(RunId id) {
        return at.sample.card(id, RunState.COMPLETED, List.of());
    }

    private RunCard picked() {
        return (RunCard) at.table("#table").getSelectionModel().getSelectedItem();
    }

    private void openBreaks() throws Exception {
        run(
                () -> {
                    at.shell.navigation().open(BreaksView.SCREEN);
                    return null;
                });
        assertThat(focused()).isEqualTo(at.table(".breaks"));
    }

    private void pick(int row) throws Exception {
        run(
                () -> {
                    at.select(".breaks", row);
                    at.table(".breaks").requestFocus();
                    return null;
                });
    }

    private void whole() throws Exception {
        run(
                () -> {
                    at.fire("#whole");
                    return null;
                });
        assertThat(isWhole()).isTrue();
    }

    private boolean isWhole() {
        return ((ToggleButton) at.lookup("#whole")).isSelected();
    }

    private ComboBox<?> cause() {
        return (ComboBox<?>) at.lookup("#cause");
    }

    private String text(String selector) {
        return ((TextInputControl) at.lookup(selector)).getText();
    }

    private void write(String selector, String text) throws Exception {
        run(
                () -> {
                    ((TextInputControl) at.lookup(selector)).setText(text);
                    return null;
                });
    }

    private List<String> labels(String selector) {
        return at.lookup(selector).lookupAll(".label").stream()
                .map(it -> ((Labeled) it).getText())
                .toList();
    }

    private Node focused() {
        return at.view().getScene().getFocusOwner();
    }

    private boolean isShown(String selector) {
        Node it = at.lookup(selector);
        boolean there = it != null;
        while (it != null && it.isVisible()) {
            it = it.getParent();
        }
        return there && it == null;
    }

    private boolean isWithin(@Nullable Node node, String selector) {
        Node around = at.lookup(selector);
        Node it = node;
        while (it != null && it != around) {
            it = it.getParent();
        }
        return it != null && around != null;
    }

    private void press(KeyCode... keys) throws Exception {
        for (KeyCode key : keys) {
            together(key);
        }
    }

    /// One on top of the other, let go in turn.
    private void together(KeyCode... keys) throws Exception {
        run(
                () -> {
                    List.of(keys).forEach(robot::keyPress);
                    List.of(keys).reversed().forEach(robot::keyRelease);
                    return null;
                });
    }

    private static void run(Callable<?> work) throws Exception {
        ReconciliationWindow.onFx(work);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
