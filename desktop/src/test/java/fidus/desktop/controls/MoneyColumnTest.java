package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

/// A sum that is cut is a wrong sum.
@ExtendWith(ApplicationExtension.class)
class MoneyColumnTest {
    private static final Money SMALL = Money.of("14.50", "USD");
    private static final Money LONG = Money.of("-12345678901234.56", "USD");

    private TableView<Money> table;
    private MoneyColumn<Money> column;

    @Test
    void aSumIsNeverCutHoweverNarrowItsColumnIs() throws Exception {
        onScreen(
                () -> {
                    table = new TableView<>();
                    column = Columns.money("Amount", money -> money);
                    column.setPrefWidth(40);
                    table.getColumns().add(column);
                    table.getItems().setAll(SMALL, LONG);
                    var _ = new Scene(table, 500, 200);
                    laid();
                });
        onScreen(this::laid);

        onScreen(
                () ->
                        assertThat(shown(table))
                                .contains(Words.number(SMALL), Words.number(LONG), "USD"));
    }

    @Test
    void aColumnWithRoomForItsSumsKeepsItsWidth() throws Exception {
        onScreen(
                () -> {
                    table = new TableView<>();
                    column = Columns.money("Amount", money -> money);
                    table.getColumns().add(column);
                    table.getItems().setAll(SMALL);
                    var _ = new Scene(table, 500, 200);
                    laid();
                });
        onScreen(this::laid);

        onScreen(() -> assertThat(column.getWidth()).isEqualTo(150));
    }

    /// The first digits of a sum that is partly out of view look like a smaller sum.
    @Test
    void aSumThatIsPartlyScrolledOutOfViewShowsNoDigits() throws Exception {
        onScreen(
                () -> {
                    table = new TableView<>();
                    column = Columns.money("Amount", money -> money);
                    var wide = Columns.<Money>text("Account", 430, _ -> "Northern Bank");
                    table.getColumns().setAll(List.of(wide, column));
                    table.getItems().setAll(LONG);
                    var _ = new Scene(table, 500, 200);
                    laid();
                });
        onScreen(this::laid);

        onScreen(() -> assertThat(shown(table)).contains("…").doesNotContain("USD"));

        onScreen(
                () -> {
                    table.scrollToColumn(column);
                    laid();
                });
        onScreen(this::laid);

        onScreen(() -> assertThat(shown(table)).contains(Words.number(LONG), "USD"));
    }

    private void laid() {
        table.applyCss();
        table.layout();
    }

    /// The texts of the cells as they are drawn.
    private static List<String> shown(Node node) {
        List<String> shown = new ArrayList<>();
        for (Node one : node.lookupAll(".table-cell .text")) {
            shown.add(((Text) one).getText());
        }
        return shown;
    }

    private static void onScreen(Runnable work) throws Exception {
        WaitForAsyncUtils.asyncFx(work).get();
        WaitForAsyncUtils.waitForFxEvents();
    }
}
