package fidus.desktop.journeys;

import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;

/// The one thread on which a window may be looked at and changed.
final class WindowThread {
    private WindowThread() {}

    static <T> T ask(Callable<T> work) {
        if (javafx.application.Platform.isFxApplicationThread()) {
            try {
                return work.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }
}
