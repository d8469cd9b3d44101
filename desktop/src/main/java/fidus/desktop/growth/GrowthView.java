package fidus.desktop.growth;

import fidus.desktop.controls.AxisWords;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.growth.DayPosition;
import fidus.growth.GrowthDay;
import fidus.growth.GrowthDays;
import fidus.growth.GrowthLine;
import fidus.growth.GrowthMetrics;
import fidus.growth.GrowthPoint;
import fidus.growth.GrowthReport;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;

/// How the capital grew: the levels with their figures, the index of the chosen one over time, its
/// days, and of an account's day its positions.
public final class GrowthView extends VBox implements Visited, Dated {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uu", Locale.ENGLISH);
    private static final int TICKS = 5;

    private final GrowthModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<GrowthLine> levels;
    @FXML private Label chosen;
    @FXML private LineChart<Number, Number> chart;
    @FXML private NumberAxis when;
    @FXML private NumberAxis value;
    @FXML private RecordTable<GrowthPoint> growthDays;
    @FXML private RecordTable<DayPosition> positions;
    @FXML private Label rest;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public GrowthView(GrowthModel model) {
        this.model = model;
        texts = Fxml.load(this);
        levels();
        days();
        positions();
        when.setAutoRanging(false);
        when.setTickLabelFormatter(
                AxisWords.of(day -> DAY.format(LocalDate.ofEpochDay(day.longValue()))));
        value.setForceZeroInRange(false);
        Listing.bind(levels, model.report(), GrowthReport::lines);
        Listing.bind(growthDays, model.days(), one -> one.points().reversed());
        Listing.bind(positions, model.day(), GrowthModel::positions);
        levels.selectedProperty().addListener((_, _, now) -> model.choose(now));
        levels.onOpen(model::open);
        growthDays.selectedProperty().addListener((_, _, now) -> model.choose(now));
        model.lineProperty().addListener((_, _, now) -> named(now));
        model.days().valueProperty().addListener((_, _, now) -> draw(now));
        model.day().valueProperty().addListener((_, _, now) -> rest(now));
        named(null);
        rest(null);
    }

    @Override
    public void visited(String subject) {
        model.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.report().asOfProperty();
    }

    private void levels() {
        levels.columns(
                Columns.text(word("level.name"), 170, GrowthModel::indented),
                Columns.money(word("level.pnl"), GrowthLine::truePnl),
                Columns.decimal(word("level.gained"), 84, of(GrowthMetrics::gainedPercent)),
                Columns.decimal(word("level.drawdown"), 112, of(GrowthMetrics::maxDrawdownPercent)),
                Columns.decimal(word("level.sharpe"), 74, of(GrowthMetrics::sharpe)),
                Columns.whole(word("level.days"), 60, one -> (long) one.metrics().days()),
                Columns.whole(
                        word("level.positions"), 84, one -> (long) one.metrics().closedPositions()),
                Columns.decimal(word("level.wins"), 84, of(GrowthMetrics::winRatePercent)),
                Columns.decimal(word("level.factor"), 112, of(GrowthMetrics::profitFactor)),
                Columns.money(word("level.win"), of(GrowthMetrics::averageWin)),
                Columns.money(word("level.loss"), of(GrowthMetrics::averageLoss)),
                Columns.text(
                        word("level.known"),
                        80,
                        one -> one.basis().known() + " of " + one.basis().of()),
                Columns.instant(word("level.asof"), one -> one.basis().asOf()));
        levels.exportName("growth");
        levels.whenEmpty(empty("level"));
    }

    private static <V> Function<GrowthLine, @Nullable V> of(
            Function<GrowthMetrics, @Nullable V> figure) {
        return one -> figure.apply(one.metrics());
    }

    private void days() {
        growthDays.columns(
                Columns.day(word("day"), GrowthPoint::day),
                Columns.money(word("day.change"), GrowthPoint::change),
                Columns.money(word("day.base"), GrowthPoint::base),
                Columns.decimal(word("day.return"), 90, one -> percent(one.dailyReturn())),
                Columns.decimal(word("day.index"), 96, GrowthPoint::growthIndex),
                Columns.decimal(word("day.drawdown"), 90, one -> percent(one.drawdown())));
        growthDays.exportName("growth-days");
        growthDays.whenEmpty(empty("day"));
    }

    /// A fraction of eight decimals as percent of six.
    private static @Nullable BigDecimal percent(@Nullable BigDecimal fraction) {
        return fraction == null ? null : fraction.movePointRight(2);
    }

    private void positions() {
        positions.columns(
                Columns.whole(word("position"), 110, DayPosition::position),
                Columns.text(word("position.symbol"), 90, DayPosition::symbol),
                Columns.text(
                        word("position.state"),
                        80,
                        one -> word(one.closed() ? "position.closed" : "position.open")),
                Columns.money(word("position.day"), DayPosition::dayNet),
                Columns.money(word("position.net"), DayPosition::positionNet));
        positions.exportName("growth-positions");
        positions.whenEmpty(empty("position"));
    }

    private void named(@Nullable GrowthLine now) {
        chosen.setText(now == null ? "" : GrowthModel.indented(now).strip());
        chart.getData().clear();
    }

    /// Figures become floating numbers here and nowhere before.
    private void draw(@Nullable GrowthDays now) {
        chart.getData().clear();
        if (now == null || now.points().isEmpty()) {
            return;
        }
        long first = now.points().getFirst().day().toEpochDay();
        long last = Math.max(first + 1, now.points().getLast().day().toEpochDay());
        when.setLowerBound((double) first);
        when.setUpperBound((double) last);
        when.setTickUnit((double) Math.max(1, (last - first) / TICKS));
        var index = new XYChart.Series<Number, Number>();
        index.setName(word("chart.index"));
        for (GrowthPoint point : now.points()) {
            index.getData().add(new XYChart.Data<>(point.day().toEpochDay(), point.growthIndex()));
        }
        chart.getData().add(index);
    }

    private void rest(@Nullable GrowthDay now) {
        rest.setText(
                now == null
                        ? ""
                        : MessageFormat.format(
                                word("day.rest"),
                                Words.money(now.change()),
                                Words.money(now.movements()),
                                Words.money(now.openResult())));
        if (now == null) {
            positions.rows(List.of());
        }
    }

    private EmptyState empty(String name) {
        return new EmptyState(
                MaterialDesignC.CHART_LINE, word(name + ".empty"), word(name + ".empty.hint"));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
