package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.samples.BankFiles;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

/// The room of the page in a window of 1280 and of 1024: what is expected and what is missing can
/// be read.
@ExtendWith(ApplicationExtension.class)
final class BankRoomTest extends BankScreen {
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";

    @ParameterizedTest
    @CsvSource({"LIGHT, 1072, 740", "DARK, 1072, 740", "LIGHT, 816, 600"})
    void whatIsMissingAndExpectedCanBeRead(Theme theme, int width, int height) throws Exception {
        fake.answer(ReconciliationCalls.BANK_PERIOD, _ -> BankFiles.proposed());
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            theme.use(Settings.inMemory());
                            var view = new BanksView(model);
                            model.visit("");
                            Scene scene = Screenshots.scene(view, width, height);
                            tabs(scene).getSelectionModel().select(5);
                            var printed = (TextField) scene.lookup("#printedAs");
                            printed.setText(IBAN);
                            laid(scene);
                            Screenshots.of(scene, "banks-room-" + theme + "-" + width);
                            assertThat(read(table(scene, "#accounts")))
                                    .contains(
                                            "Main account",
                                            "2026-11-20",
                                            "2 missing, the first for 2026-11-23");
                            assertThat(read(table(scene, "#days")))
                                    .contains(
                                            "2026-11-23",
                                            "Tuesday",
                                            "The bank writes only when money moves",
                                            "Ann, Bob");
                            double words = printed.lookup(".text").getLayoutBounds().getWidth();
                            assertThat(printed.getWidth()).isGreaterThan(words + 16);
                            return true;
                        })
                .get();
    }

    private static void laid(Scene scene) {
        for (int i = 0; i < 2; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private static TabPane tabs(Scene scene) {
        return (TabPane) scene.lookup("#accountTabs");
    }

    private static TableView<?> table(Scene scene, String id) {
        return (TableView<?>) scene.lookup(id).lookup(".table-view");
    }

    /// What stands in cells that lie in view and are not cut.
    private static List<String> read(TableView<?> table) {
        double end = table.localToScene(table.getBoundsInLocal()).getMaxX();
        List<String> read = new ArrayList<>();
        for (Node node : table.lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell
                    && cell.getText() != null
                    && !cell.isTextTruncated()
                    && cell.localToScene(cell.getBoundsInLocal()).getMaxX() <= end) {
                read.add(cell.getText());
            }
        }
        return read;
    }
}
