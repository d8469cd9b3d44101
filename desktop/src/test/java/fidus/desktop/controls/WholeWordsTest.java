package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Texts in narrow columns.
class WholeWordsTest {
    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aLabelIsAsWideAsItsLongestWordAndNoDigestKeepsItsWidth() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            var words = wrapping("decided by a person with Reconciliation");
                            var digest = wrapping("0123456789abcdef".repeat(8));
                            var grid = new GridPane();
                            grid.addRow(0, words, digest);
                            var scene = new Scene(grid, 60, 200);
                            grid.applyCss();
                            grid.layout();
                            var longest = new Text("Reconciliation");
                            longest.setFont(words.getFont());
                            assertThat(words.getWidth())
                                    .isGreaterThanOrEqualTo(longest.getLayoutBounds().getWidth())
                                    .isLessThan(2 * longest.getLayoutBounds().getWidth());
                            assertThat(digest.getWidth()).isLessThan(200);
                            return scene;
                        })
                .get();
    }

    private static Label wrapping(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        WholeWords.of(label);
        return label;
    }
}
