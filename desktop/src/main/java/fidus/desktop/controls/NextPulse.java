package fidus.desktop.controls;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/// What must not be changed while it is laid out is changed before the next layout.
public final class NextPulse {
    private NextPulse() {}

    /// Does a work once, right before the scene of a node is laid out the next time.
    ///
    /// @return false where the node is in no scene, so that nothing of it is shown or done
    public static boolean before(Node node, Runnable work) {
        Scene scene = node.getScene();
        if (scene == null) {
            return false;
        }
        scene.addPreLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePreLayoutPulseListener(this);
                        work.run();
                    }
                });
        Platform.requestNextPulse();
        return true;
    }
}
