package fidus.desktop.controls;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.util.Duration;

/// Says that the server is at work on what was sent, once that takes longer than people wait
/// without a word.
public final class StillAtWork extends Label {
    private static final Duration SOON = Duration.seconds(2);

    private final PauseTransition pause;

    /// @param busy while what was sent is not answered
    public StillAtWork(ObservableValue<Boolean> busy) {
        this(busy, SOON);
    }

    StillAtWork(ObservableValue<Boolean> busy, Duration after) {
        super(
                "The server is at work on this. With very many rows it may take some minutes; it"
                        + " goes on while you work elsewhere.");
        pause = new PauseTransition(after);
        pause.setOnFinished(_ -> visible(true));
        getStyleClass().add("form-hint");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        visible(false);
        busy.addListener((_, _, now) -> turned(now));
        turned(busy.getValue());
    }

    private void turned(boolean now) {
        if (now) {
            pause.playFromStart();
        } else {
            pause.stop();
            visible(false);
        }
    }

    private void visible(boolean now) {
        setVisible(now);
        setManaged(now);
    }
}
