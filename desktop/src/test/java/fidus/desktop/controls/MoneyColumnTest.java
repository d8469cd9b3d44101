package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A sum that is cut is a wrong sum.
@ExtendWith(ApplicationExtension.class)
class MoneyColumnTest {
    private static final Money SMALL = Money.of("14.50", "USD");
    private static final Money LONG = Money.of("-12345678901234.56", "USD");

    private Stage window;
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
                    show();
                });

        eventually(List.of(Words.number(SMALL), Words.number(LONG), "USD"));
    }

    @Test
    void aColumnWithRoomForItsSumsKeepsItsWidth() throws Exception {
        onScreen(
                () -> {
                    table = new TableView<>();
                    column = Columns.money("Amount", money -> money);
                    table.getColumns().add(column);
                    table.getItems().setAll(SMALL);
                    show();
                });

        eventually(List.of(Words.number(SMALL), "USD"));
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
                    show();
                });

        eventually(List.of("…"));
        onScreen(() -> assertThat(shown(table)).doesNotContain("USD"));

        onScreen(() -> table.scrollToColumn(column));
        eventually(List.of(Words.number(LONG), "USD"));
    }

    /// Rows of a fixed height let go of the cells that are out of view.
    @Test
    void aSumThatComesBackInPartShowsNoDigits() throws Exception {
        onScreen(
                () -> {
                    table = new TableView<>();
                    table.setFixedCellSize(27);
                    column = Columns.money("Amount", money -> money);
                    var wide = Columns.<Money>text("Account", 430, _ -> "Northern Bank");
                    var last = Columns.<Money>text("Note", 1400, _ -> "Wire");
                    table.getColumns().setAll(List.of(wide, column, last));
                    table.getItems().setAll(LONG);
                    show();
                });
        scrollTo(350);
        eventually(List.of(Words.number(LONG), "USD"));

        scrollTo(1000);
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> !shown(table).contains("USD")).get());

        scrollTo(540);
        eventually(List.of("…"));
        onScreen(() -> assertThat(shown(table)).doesNotContain("USD", Words.number(LONG)));

        scrollTo(350);
        eventually(List.of(Words.number(LONG), "USD"));
    }

    private void scrollTo(double across) throws Exception {
        onScreen(
                () ->
                        table.lookupAll(".scroll-bar").stream()
                                .map(ScrollBar.class::cast)
                                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                                .forEach(bar -> bar.setValue(across)));
    }

    /// In a window, so that it is laid out with the toolkit's beat.
    private void show() {
        window = new Stage();
        window.setScene(new Scene(table, 500, 200));
        window.show();
    }

    @AfterEach
    void close() throws Exception {
        onScreen(window::close);
    }

    private void eventually(List<String> texts) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> shown(table).containsAll(texts)).get());
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
