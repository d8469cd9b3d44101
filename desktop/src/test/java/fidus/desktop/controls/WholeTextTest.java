package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What is cut is told in whole, by one tooltip however often it is cut.
@ExtendWith(ApplicationExtension.class)
class WholeTextTest {
    private static final String LONG = "A counterparty whose name is longer than its cell";

    @Test
    void aTextThatIsCutAgainKeepsItsTooltip() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var shown = new Label();
                            WholeText.of(shown);
                            var _ = new Scene(new Pane(shown), 400, 100);

                            Tooltip first = cut(shown, LONG);
                            assertThat(first.getText()).isEqualTo(LONG);
                            laid(shown, "A");
                            assertThat(shown.getTooltip()).as("nothing is cut").isNull();
                            Tooltip second = cut(shown, LONG + " too");

                            assertThat(second).isSameAs(first);
                            assertThat(second.getText()).isEqualTo(LONG + " too");
                        })
                .get();
    }

    private static Tooltip cut(Label shown, String text) {
        laid(shown, text);
        assertThat(shown.getTooltip()).isNotNull();
        return shown.getTooltip();
    }

    private static void laid(Label shown, String text) {
        shown.setText(text);
        shown.applyCss();
        shown.resize(80, 30);
        shown.layout();
    }
}
