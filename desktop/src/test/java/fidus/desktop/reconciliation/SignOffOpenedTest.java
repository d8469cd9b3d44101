package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.WindowCalls;

import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.concurrent.atomic.AtomicInteger;

/// What stands against a signature is what stands now, not when the run was opened.
@ExtendWith(ApplicationExtension.class)
class SignOffOpenedTest {
    @Test
    void theSignOffPageReadsAnewWhenItIsOpened() throws Exception {
        try (var at = new ReconciliationWindow()) {
            var asked = new AtomicInteger();
            RunDesk first = Windows.desk(at.whole);
            at.fake.answer(
                    WindowCalls.DESK,
                    _ -> {
                        asked.incrementAndGet();
                        return first;
                    });
            ReconciliationWindow.onFx(
                    () -> {
                        at.open(1024, 700);
                        at.openRun();
                        int before = asked.get();
                        ((ToggleButton) at.lookup("#signOff")).setSelected(true);
                        assertThat(asked.get()).isEqualTo(before + 1);
                        return at.view();
                    });
        }
    }
}
