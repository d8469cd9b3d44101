package fidus.desktop.shell;

import javafx.application.Platform;
import javafx.scene.Scene;

import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What the toolkit does on its beats, such as moving the keyboard away from what is gone, is seen
/// before a test goes on.
public final class Beats {
    private static final int ENOUGH = 3;

    private Beats() {}

    /// @param scene of a window that is shown
    /// @param deed is done on the window's thread
    public static void after(Scene scene, Callable<?> deed) throws Exception {
        WaitForAsyncUtils.asyncFx(deed).get();
        for (int i = 0; i < ENOUGH; i++) {
            var beat = new CountDownLatch(1);
            Runnable seen = beat::countDown;
            WaitForAsyncUtils.asyncFx(
                            () -> {
                                scene.addPostLayoutPulseListener(seen);
                                Platform.requestNextPulse();
                                return null;
                            })
                    .get();
            if (!beat.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the window does not beat");
            }
            WaitForAsyncUtils.asyncFx(
                            () -> {
                                scene.removePostLayoutPulseListener(seen);
                                return null;
                            })
                    .get();
        }
    }
}
