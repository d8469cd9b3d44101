package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Beats;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A shown window of reconciliation whose keys are pressed, typed and let go as the toolkit
/// delivers them.
final class RealKeys implements AutoCloseable {
    interface Deed {
        void run() throws Exception;
    }

    final ReconciliationWindow at = new ReconciliationWindow();
    private final Stage stage;
    private final Robot robot;

    /// @param breaks that are listed, also when they change
    RealKeys(List<BreakCard> breaks) throws Exception {
        at.fake.answer(ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(breaks, asked));
        stage = ReconciliationWindow.onFx(this::shown);
        robot = ReconciliationWindow.onFx(Robot::new);
    }

    private Stage shown() throws Exception {
        Theme.LIGHT.use(at.settings);
        at.open(1024, 700);
        var shown = new Stage();
        shown.setScene(at.view().getScene());
        shown.show();
        shown.requestFocus();
        return shown;
    }

    @Override
    public void close() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    stage.close();
                    return null;
                });
        at.close();
    }

    void openBreaks() throws Exception {
        run(
                () -> {
                    at.shell.navigation().open(BreaksView.SCREEN);
                });
        assertThat(focused()).isEqualTo(at.table(".breaks"));
    }

    void pick(int row) throws Exception {
        run(
                () -> {
                    at.select(".breaks", row);
                    at.table(".breaks").requestFocus();
                });
    }

    String text(String selector) {
        return ((TextInputControl) at.lookup(selector)).getText();
    }

    void write(String selector, String text) throws Exception {
        run(
                () -> {
                    ((TextInputControl) at.lookup(selector)).setText(text);
                });
    }

    List<String> labels(String selector) {
        return at.lookup(selector).lookupAll(".label").stream()
                .map(it -> ((Labeled) it).getText())
                .toList();
    }

    Node focused() {
        return at.view().getScene().getFocusOwner();
    }

    boolean isShown(String selector) {
        Node it = at.lookup(selector);
        boolean there = it != null;
        while (it != null && it.isVisible()) {
            it = it.getParent();
        }
        return there && it == null;
    }

    boolean isWithin(@Nullable Node node, String selector) {
        Node around = at.lookup(selector);
        Node it = node;
        while (it != null && it != around) {
            it = it.getParent();
        }
        return it != null && around != null;
    }

    String notice() {
        return at.shell.notices().latestProperty().get().message();
    }

    void press(KeyCode... keys) throws Exception {
        for (KeyCode key : keys) {
            together(key);
        }
    }

    /// One on top of the other, let go in turn.
    void together(KeyCode... keys) throws Exception {
        run(
                () -> {
                    List.of(keys).forEach(robot::keyPress);
                    List.of(keys).reversed().forEach(robot::keyRelease);
                });
    }

    /// What is done on the window's thread, and what the toolkit does afterwards on its next beat.
    void run(Deed deed) throws Exception {
        Beats.after(
                at.view().getScene(),
                () -> {
                    deed.run();
                    return null;
                });
    }
}
