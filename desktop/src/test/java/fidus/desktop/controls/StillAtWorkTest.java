package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.TimeUnit;

@ExtendWith(ApplicationExtension.class)
class StillAtWorkTest {
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();

    private void busy(boolean now) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> busy.set(now));
    }

    @Test
    void whatTakesLongIsSaidUntilItIsAnswered() throws Exception {
        var label = new StillAtWork(busy, Duration.millis(20));
        assertThat(label.isVisible()).isFalse();

        busy(true);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, label::isVisible);
        assertThat(label.isManaged()).isTrue();

        busy(false);
        assertThat(label.isVisible()).isFalse();
        assertThat(label.isManaged()).isFalse();
    }

    @Test
    void whatIsAnsweredAtOnceIsNotSaid() {
        var label = new StillAtWork(busy, Duration.hours(1));

        busy(true);
        assertThat(label.isVisible()).as("not at once").isFalse();
        busy(false);

        assertThat(label.isVisible()).isFalse();
    }

    @Test
    void whatIsUnderWayAlreadyIsSaidToo() throws Exception {
        busy.set(true);
        var label = new StillAtWork(busy, Duration.millis(20));

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, label::isVisible);
    }
}
