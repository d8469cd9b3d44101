package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A cell that shows one row after the other while a list is scrolled tells each of them with one
/// tooltip of its own.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class RowTipsTest {
    private static final String ROWS = "#book";
    private static final String SUGGESTIONS = "#table";

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
    @ValueSource(strings = {"Text", "State", "Why not / limit"})
    void aCellOfTheRowsKeepsItsTooltip(String title) throws Exception {
        List<Said> said = told(ROWS, title);

        assertThat(said).extracting(Said::text).filteredOn(Objects::nonNull).hasSizeGreaterThan(1);
        assertThat(tips(said)).hasSize(1);
    }

    @Test
    void ofTheTextItSaysAll() throws Exception {
        assertThat(told(ROWS, "Text")).allMatch(one -> Objects.equals(one.cell, one.text));
    }

    @Test
    void aCellOfTheSuggestionsKeepsItsTooltip() throws Exception {
        List<Said> said = told(SUGGESTIONS, "Book");

        assertThat(said).isNotEmpty().allMatch(one -> one.text != null);
        assertThat(tips(said)).hasSize(1);
    }

    /// What a cell said of one row.
    ///
    /// @param cell what stands in it
    private record Said(@Nullable Tooltip tip, @Nullable String text, @Nullable String cell) {}

    private List<Said> told(String table, String title) throws Exception {
        return ReconciliationWindow.onFx(
                () -> {
                    at.open(1280, 800);
                    at.openRun();
                    if (!table.equals(ROWS)) {
                        at.press(KeyCode.DIGIT2);
                    }
                    return told(at.table(table), title);
                });
    }

    /// One cell that shows each row after the other, and all of them again, and then none.
    private static <T> List<Said> told(TableView<T> table, String title) {
        return table.getColumns().stream()
                .filter(one -> one.getText().equals(title))
                .findFirst()
                .map(column -> told(table, column))
                .orElseThrow();
    }

    private static <T, V> List<Said> told(TableView<T> table, TableColumn<T, V> column) {
        TableCell<T, V> cell = column.getCellFactory().call(column);
        var row = new TableRow<T>();
        row.updateTableView(table);
        cell.updateTableView(table);
        cell.updateTableColumn(column);
        cell.updateTableRow(row);
        List<Said> said = new ArrayList<>();
        int rows = table.getItems().size();
        for (int i = 0; i < 2 * rows; i++) {
            row.updateIndex(-1);
            cell.updateIndex(-1);
            row.updateIndex(i % rows);
            cell.updateIndex(i % rows);
            Tooltip tip = cell.getTooltip();
            said.add(new Said(tip, tip == null ? null : tip.getText(), cell.getText()));
        }
        row.updateIndex(-1);
        cell.updateIndex(-1);
        assertThat(cell.getTooltip()).as("of no row").isNull();
        return said;
    }

    private static List<Tooltip> tips(List<Said> said) {
        return said.stream().flatMap(one -> Stream.ofNullable(one.tip)).distinct().toList();
    }
}
