package fidus.desktop;

import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/// A start without a person: says when the first picture stands and leaves a second later. The
/// installer records its start-up cache in one, and the benchmark of the cold start times it.
final class Rehearsal extends AnimationTimer {
    /// Set to `true` by whoever starts the desktop for one of these two purposes.
    static final String PROPERTY = "fidus.rehearsal";

    /// The one line printed; whoever measures waits for it.
    static final String SAID = "First picture.";

    private int pulses;

    private Rehearsal() {}

    /// Does nothing in an ordinary start. To be called on the FX thread once the window is shown.
    static void ifAsked() {
        if (Boolean.getBoolean(PROPERTY)) {
            new Rehearsal().start();
        }
    }

    /// A pulse begins only after the one before it was rendered: at the second the first is seen.
    @Override
    public void handle(long nanos) {
        pulses++;
        if (pulses == 2) {
            stop();
            System.out.println(SAID);
            var pause = new PauseTransition(Duration.seconds(1));
            pause.setOnFinished(_ -> Platform.exit());
            pause.play();
        }
    }
}
