package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.shell.Fxml;
import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.desk.RecordWords;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// The aged report: what is unsettled, by account and age.
public final class AgesPane extends VBox {
    private final AgesModel model;
    private final ResourceBundle texts;

    @FXML private Label summary;
    @FXML private RecordTable<AgesModel.Line> table;
    @FXML private Button pdf;
    @FXML private ProblemPane problem;

    /// @param open lists the breaks of an account
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    AgesPane(AgesModel model, Consumer<String> open) {
        this.model = model;
        texts = Fxml.load(this);
        table.exportName("breaks-by-age");
        table.actions(pdf);
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK_ALL,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        columns(open);
        table.onOpen(line -> open.accept(line.account()));
        Tables.follow(table, model.loaded(), model::lines, model::read);
        model.loaded().valueProperty().addListener((_, _, _) -> summarise());
    }

    /// Who, how many and how much stand first: that much is in view in any window.
    private void columns(Consumer<String> open) {
        table.columns(
                Columns.link(
                        texts.getString("column.account"),
                        200,
                        line -> RecordWords.account(line.account()),
                        _ -> true,
                        line -> open.accept(line.account())),
                Columns.whole(
                        texts.getString("column.total"),
                        86,
                        line -> line.isFurther() ? null : line.total()),
                Columns.whole(
                        texts.getString("column.overdue"),
                        86,
                        line -> line.isFurther() ? null : line.overdue()),
                Columns.money(texts.getString("column.sums"), AgesModel.Line::sum),
                Columns.money(texts.getString("column.once"), AgesModel.Line::once),
                age(AgeBucket.DAYS_0_1),
                age(AgeBucket.DAYS_2_7),
                age(AgeBucket.DAYS_8_30),
                age(AgeBucket.DAYS_31_90),
                age(AgeBucket.OVER_90_DAYS),
                sum(AgeBucket.DAYS_0_1),
                sum(AgeBucket.DAYS_2_7),
                sum(AgeBucket.DAYS_8_30),
                sum(AgeBucket.DAYS_31_90),
                sum(AgeBucket.OVER_90_DAYS));
    }

    @FXML
    void save() {
        SaveAs.ask(
                this,
                "breaks-by-age-" + model.on() + ".pdf",
                "PDF",
                to -> model.save(to, problem::show));
    }

    private void summarise() {
        List<AgesModel.Line> lines = model.lines();
        summary.setText(
                MessageFormat.format(
                        texts.getString("summary"),
                        model.on(),
                        lines.stream().mapToLong(AgesModel.Line::total).sum(),
                        lines.stream().mapToLong(AgesModel.Line::overdue).sum(),
                        MoneySums.line(texts, model.sums(), model.once())));
    }

    private TableColumn<AgesModel.Line, Money> sum(AgeBucket bucket) {
        String title = texts.getString("column.sum").formatted(BreakFilterPane.age(bucket));
        return Columns.money(title, line -> line.byAge().get(bucket));
    }

    private static TableColumn<AgesModel.Line, Long> age(AgeBucket bucket) {
        return Columns.whole(BreakFilterPane.age(bucket), 104, line -> line.counts().get(bucket));
    }
}
