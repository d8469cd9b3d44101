package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// A column of texts is sorted as people read them.
@ExtendWith(ApplicationExtension.class)
class TextOrderTest {
    @Test
    void capitalsDoNotMatterAndNumbersAreNumbers() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<String> sorted =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    Theme.LIGHT.use(Settings.inMemory());
                                    var table = new TableView<String>();
                                    TableColumn<String, String> column =
                                            Columns.text("Account", 100, it -> it);
                                    table.getColumns().setAll(List.of(column));
                                    table.getItems()
                                            .setAll(
                                                    "Zeta",
                                                    "STMT-1-10",
                                                    "main account",
                                                    "10/1",
                                                    "9/1",
                                                    "STMT-1-9",
                                                    "510001@A",
                                                    "51@A",
                                                    "Main account",
                                                    "09/1",
                                                    "12345678901234567890123",
                                                    "");
                                    table.getSortOrder().setAll(List.of(column));
                                    table.sort();
                                    return List.copyOf(table.getItems());
                                })
                        .get();

        assertThat(sorted)
                .containsExactly(
                        "",
                        "09/1",
                        "9/1",
                        "10/1",
                        "51@A",
                        "510001@A",
                        "12345678901234567890123",
                        "Main account",
                        "main account",
                        "STMT-1-9",
                        "STMT-1-10",
                        "Zeta");
    }
}
