package fidus.desktop.reconciliation;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.RecordWords;

import javafx.fxml.FXML;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// Causes over time: a picture of the commonest and a table of all of them, to be exported.
public final class CausesPane extends VBox {
    /// More colours than these nobody tells apart.
    private static final int MOST_BARS = 6;

    private final CausesModel model;
    private final ResourceBundle texts;

    @FXML private ComboBox<String> account;
    @FXML private ComboBox<Integer> months;
    @FXML private Label summary;
    @FXML private StackedBarChart<String, Number> chart;
    @FXML private CategoryAxis when;
    @FXML private NumberAxis count;
    @FXML private RecordTable<CauseTable.Line> table;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    CausesPane(CausesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        Choice.bind(
                months,
                model.monthsProperty(),
                CausesModel.SPANS,
                span -> MessageFormat.format(texts.getString("months"), span));
        account.setConverter(
                Choice.words(
                        name ->
                                name.isEmpty()
                                        ? texts.getString("every.account")
                                        : RecordWords.account(name)));
        account.getItems().setAll("");
        account.valueProperty().bindBidirectional(model.accountProperty());
        table.exportName("break-causes");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHART_BAR,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        count.setTickLabelFormatter(Choice.words(CausesPane::whole));
        Tables.follow(table, model.loaded(), () -> model.table().lines(), model::read);
        model.loaded().valueProperty().addListener((_, _, _) -> show());
    }

    /// The accounts that have breaks.
    void offer(List<String> accounts) {
        String chosen = model.accountProperty().get();
        List<String> offered = new ArrayList<>(accounts);
        offered.addFirst("");
        if (!offered.contains(chosen)) {
            offered.add(chosen);
        }
        if (!offered.equals(account.getItems())) {
            account.getItems().setAll(offered);
            account.setValue(chosen);
        }
    }

    private void show() {
        CauseTable causes = model.table();
        boolean any = !causes.lines().isEmpty();
        chart.setVisible(any);
        chart.setManaged(any);
        summary.setText(
                any
                        ? MessageFormat.format(
                                texts.getString("summary"),
                                causes.total(),
                                causes.months().getFirst(),
                                causes.months().getLast(),
                                model.setOff())
                        : "");
        columns(causes.months());
        draw(causes);
    }

    private void columns(List<String> months) {
        table.columns(
                Columns.text(texts.getString("column.cause"), 190, this::name),
                Columns.whole(texts.getString("column.total"), 70, CauseTable.Line::total),
                Columns.decimal(texts.getString("column.share"), 88, CauseTable.Line::share),
                Columns.text(
                        change(),
                        model.compared().isEmpty() ? 76 : 270,
                        line -> signed(line.change())),
                Columns.summed(
                        texts.getString("column.sums"),
                        230,
                        line -> MoneySums.told(line.sums()),
                        told -> told));
        for (int i = 0; i < months.size(); i++) {
            int month = i;
            table.table()
                    .getColumns()
                    .add(Columns.whole(months.get(i), 76, line -> line.counts().get(month)));
        }
    }

    private String change() {
        String compared = model.compared();
        String change = texts.getString("column.change");
        return compared.isEmpty() ? change : change + ", " + compared;
    }

    private void draw(CauseTable causes) {
        chart.getData().clear();
        when.getCategories().setAll(causes.months());
        List<CauseTable.Line> lines = causes.lines();
        int alone = lines.size() > MOST_BARS ? MOST_BARS - 1 : lines.size();
        for (CauseTable.Line line : lines.subList(0, alone)) {
            chart.getData().add(bars(name(line), causes.months(), List.of(line)));
        }
        if (alone < lines.size()) {
            chart.getData()
                    .add(
                            bars(
                                    texts.getString("cause.rest"),
                                    causes.months(),
                                    lines.subList(alone, lines.size())));
        }
    }

    private static XYChart.Series<String, Number> bars(
            String name, List<String> months, List<CauseTable.Line> lines) {
        var series = new XYChart.Series<String, Number>();
        series.setName(name);
        for (int i = 0; i < months.size(); i++) {
            int month = i;
            long sum = lines.stream().mapToLong(line -> line.counts().get(month)).sum();
            series.getData().add(new XYChart.Data<>(months.get(i), sum));
        }
        return series;
    }

    private String name(CauseTable.Line line) {
        if (line.matched()) {
            return texts.getString("cause.matched");
        }
        CauseCode cause = line.cause();
        return cause == null ? texts.getString("cause.none") : Words.of(cause);
    }

    static String signed(long change) {
        return change == 0 ? "" : change > 0 ? "+" + change : Words.MINUS + Long.toString(-change);
    }

    /// Half a break is not labelled.
    private static String whole(Number tick) {
        long rounded = tick.longValue();
        return tick.doubleValue() == rounded ? Long.toString(rounded) : "";
    }
}
