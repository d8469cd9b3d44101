package fidus.desktop.journeys;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Points, clicks and types. The pointer jumps and letters come without a pause: what a journey
/// waits for is what the window shows, never time.
final class Hand {
    private final Robot robot = Seat.get(Robot::new);
    private final FxRobot keyboard = new FxRobot(); // holds Ctrl, which the headless robot forgets

    /// Presses and releases the first button in the middle of what is seen there, in one breath:
    /// the window has no time to move it away.
    void click(Node node) {
        Seat.run(
                () -> {
                    point(node);
                    robot.mouseClick(MouseButton.PRIMARY);
                });
        settle();
    }

    void doubleClick(Node node) {
        Seat.run(
                () -> {
                    point(node);
                    robot.mouseClick(MouseButton.PRIMARY);
                    robot.mouseClick(MouseButton.PRIMARY);
                });
        settle();
    }

    /// Puts the text into a field that is in hand, in place of what is there.
    void type(TextInputControl field, String text) {
        Seat.run(
                () -> {
                    field.clear();
                    text.chars().forEach(letter -> Event.fireEvent(field, typed(letter)));
                });
    }

    /// Presses these keys one on top of the other and lets go of them in turn.
    void press(KeyCode... keys) {
        keyboard.push(keys);
    }

    private void point(Node node) {
        node.getScene().getRoot().layout();
        var bounds = node.localToScreen(node.getBoundsInLocal());
        robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
    }

    /// What was done has reached the window.
    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    private static KeyEvent typed(int letter) {
        return new KeyEvent(
                KeyEvent.KEY_TYPED,
                Character.toString(letter),
                "",
                KeyCode.UNDEFINED,
                false,
                false,
                false,
                false);
    }
}
