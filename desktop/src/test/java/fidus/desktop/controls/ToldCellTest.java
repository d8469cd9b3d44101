package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// A badge with a sum has the sum whole, or says that there is more.
@ExtendWith(ApplicationExtension.class)
class ToldCellTest {
    private static final String TOLD = "Does not tie by −1\u202f234\u202f567.89 USD; 3 of 4 rows";

    @ParameterizedTest
    @CsvSource({
        "400, 'Does not tie by −1\u202f234\u202f567.89 USD; 3 of 4 rows'",
        "256, 'Does not tie by −1\u202f234\u202f567.89 USD; …'",
        "180, 'Does not tie by …'"
    })
    void ofASumThereIsAllOrNothing(int width, String shown) throws Exception {
        FxToolkit.registerPrimaryStage();
        Label badge =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    Theme.LIGHT.use(Settings.inMemory());
                                    var table = new TableView<String>();
                                    table.getColumns()
                                            .setAll(
                                                    List.of(
                                                            Columns.<String>told(
                                                                    "Ties",
                                                                    width,
                                                                    _ -> TOLD,
                                                                    _ -> StatusBadge.Tone.BAD)));
                                    table.getItems().add("one");
                                    Screenshots.scene(table, 440, 120);
                                    Screenshots.of(table.getScene(), "told-" + width);
                                    return (Label) table.lookup(".status-badge");
                                })
                        .get();

        assertThat(badge.getText()).isEqualTo(shown);
        assertThat(badge.isTextTruncated()).isFalse();
    }
}
