package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;

/// The room that the columns of breaks have: what matters first is in view, and what is cut is told
/// in whole.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class BreakRoomTest {
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
    @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 1024, 700"})
    void sumSubjectStateAgeAndOwnerAreInViewInARun(Theme theme, int width, int height)
            throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    theme.use(at.settings);
                    at.open(width, height);
                    at.openRun();
                    at.press(KeyCode.DIGIT3);
                    at.layout();
                    at.picture("break-room-" + theme + "-" + width);
                    assertThat(inView(at.table(".breaks")))
                            .startsWith(
                                    width == 1280
                                            ? new String[] {
                                                "Difference",
                                                "What it is about",
                                                "State",
                                                "Days",
                                                "Owner"
                                            }
                                            : new String[] {
                                                "Difference", "What it is about", "State"
                                            });
                    return true;
                });
    }

    @Test
    void ofEveryAccountTheFirstFiveAreInView() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.shell.navigation().open(BreaksView.SCREEN);
                    at.layout();
                    at.picture("break-room-all");
                    assertThat(inView(at.table(".breaks")))
                            .startsWith(
                                    "Account", "Difference", "What it is about", "State", "Days");
                    return true;
                });
    }

    @Test
    void aCellThatIsCutTellsItsWholeTextAndAnotherNothing() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 800);
                    at.openRun();
                    at.press(KeyCode.DIGIT3);
                    at.layout();
                    TableCell<?, ?> about = cell("Transfer with one leg (R8)");
                    double wide = about.getTableColumn().getWidth();
                    about.getTableColumn().setPrefWidth(120);
                    at.layout();
                    assertThat(about.getTooltip()).isNotNull();
                    assertThat(about.getTooltip().getText()).isEqualTo(about.getText());
                    about.getTableColumn().setPrefWidth(wide * 4);
                    at.layout();
                    assertThat(about.getTooltip()).isNull();
                    return true;
                });
    }

    private TableCell<?, ?> cell(String begins) {
        for (Node node : at.table(".breaks").lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell
                    && cell.getText() != null
                    && cell.getText().startsWith(begins)) {
                return cell;
            }
        }
        throw new AssertionError("No cell begins with " + begins);
    }

    private static List<String> inView(TableView<?> table) {
        double room = table.getWidth() - 2;
        double end = 0;
        var seen = new ArrayList<String>();
        for (TableColumn<?, ?> column : table.getVisibleLeafColumns()) {
            end += column.getWidth();
            if (end <= room) {
                seen.add(column.getText());
            }
        }
        return seen;
    }
}
