package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.skin.VirtualFlow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.stream.IntStream;

/// Whoever scrolled a list down finds it there when its rows are read again.
@ExtendWith(ApplicationExtension.class)
class RecordTablePlaceTest {
    private record Row(int id, String text) {}

    @Test
    void rowsThatAreReadAgainStayInViewAndSelected() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            RecordTable<Row> table = table();
                            table.rows(rows(0, 600, "as before"));
                            laid(table);
                            table.table().getSelectionModel().clearAndSelect(420);
                            table.table().scrollTo(410);
                            laid(table);
                            int before = first(table);
                            assertThat(before).isBetween(405, 411);

                            table.rows(rows(0, 600, "changed"));
                            laid(table);
                            assertThat(first(table)).isEqualTo(before);
                            assertThat(table.selectedProperty().get().id()).isEqualTo(420);

                            table.rows(rows(-2, 600, "two came"));
                            laid(table);
                            assertThat(first(table)).as("the same row").isEqualTo(before);
                            assertThat(table.selectedProperty().get().id()).isEqualTo(420);

                            table.rows(rows(-2, 300, "most went"));
                            laid(table);
                            assertThat(first(table)).isPositive();
                            return true;
                        })
                .get();
    }

    private static List<Row> rows(int first, int count, String text) {
        return IntStream.range(first, first + count).mapToObj(id -> new Row(id, text)).toList();
    }

    private static RecordTable<Row> table() {
        var table = new RecordTable<Row>();
        table.columns(
                Columns.whole("Number", 80, row -> (long) row.id()),
                Columns.text("Text", 200, Row::text));
        table.sameBy(Row::id);
        var _ = new Scene(table, 500, 400);
        return table;
    }

    private static void laid(RecordTable<Row> table) {
        table.applyCss();
        table.layout();
    }

    private static int first(RecordTable<Row> table) {
        var flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        return table.table().getItems().get(flow.getFirstVisibleCell().getIndex()).id();
    }
}
