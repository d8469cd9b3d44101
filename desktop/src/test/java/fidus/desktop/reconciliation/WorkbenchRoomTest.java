package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// At any width sums and days are whole, references can be read, and no word of the head is cut.
@ExtendWith(ApplicationExtension.class)
class WorkbenchRoomTest {
    /// As wide as text of a bank is on average.
    private static final String CHARACTERS = "Charges for the account N";

    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT,1024,700",
        "DARK,1024,700",
        "LIGHT,1280,800",
        "DARK,1280,800",
        "LIGHT,1600,900",
        "DARK,1600,900"
    })
    void nothingIsCutAndTextsAreRead(Theme theme, int width, int height) throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    at.select("#book", 1);
                    at.layout();
                    at.picture("room-" + theme + "-" + width);
                    for (String id : List.of("#account", "#period", "#rulesOf", "#evidence")) {
                        requireWhole((Label) at.lookup(id));
                    }
                    for (String side : List.of("#book", "#statement")) {
                        requireRoom(at.table(side));
                        TextField filter = (TextField) at.lookup(side).lookup("#filter");
                        assertThat(wide(filter.getPromptText(), filter.getFont()))
                                .as("%s: %s", side, filter.getPromptText())
                                .isLessThan(filter.getWidth() - 40);
                    }
                    return at.view();
                });
    }

    private static void requireWhole(Label label) {
        assertThat(label.getWidth())
                .as("%s %s", label.getId(), label.getText())
                .isGreaterThanOrEqualTo(Math.floor(label.prefWidth(-1)));
        Node parent = label.getParent();
        assertThat(label.getBoundsInParent().getMaxX())
                .as("%s within what it stands in", label.getId())
                .isLessThanOrEqualTo(parent.getLayoutBounds().getWidth() + 1);
    }

    private static void requireRoom(TableView<?> table) {
        TableColumn<?, ?> text = table.getVisibleLeafColumn(2);
        double edges = 16;
        assertThat(text.getWidth() - edges)
                .as("%s of %s", text.getText(), table.getWidth())
                .isGreaterThanOrEqualTo(wide(CHARACTERS, new Label().getFont()));
        double state =
                table.getVisibleLeafColumns().subList(0, 4).stream()
                        .mapToDouble(TableColumn::getWidth)
                        .sum();
        assertThat(state).as("all four are in view").isLessThanOrEqualTo(table.getWidth());
        for (Node node : table.lookupAll(".number-cell")) {
            TableCell<?, ?> cell = (TableCell<?, ?>) node;
            if (cell.getText() != null && !cell.getText().isEmpty()) {
                assertThat(cell.prefWidth(-1)).isLessThanOrEqualTo(cell.getWidth() + 1);
                assertThat(cell.getText()).doesNotContain("…");
            }
        }
    }

    private static double wide(String words, javafx.scene.text.Font font) {
        var measured = new Text(words);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
