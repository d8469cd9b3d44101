package fidus.desktop.accounts;

import fidus.desktop.controls.AxisWords;
import fidus.desktop.controls.Words;
import fidus.mt5.ChartPoint;

import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Balance and equity over time. Sums become floating numbers here and nowhere before: a picture
/// has no cents.
final class BalanceChart {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int TICKS = 5;

    private final LineChart<Number, Number> chart;
    private final NumberAxis when;
    private final ResourceBundle texts;

    BalanceChart(
            LineChart<Number, Number> chart,
            NumberAxis when,
            NumberAxis sum,
            ResourceBundle texts) {
        this.chart = chart;
        this.when = when;
        this.texts = texts;
        when.setAutoRanging(false);
        when.setTickLabelFormatter(
                AxisWords.of(second -> DAY.format(Instant.ofEpochSecond(second.longValue()))));
        sum.setTickLabelFormatter(
                AxisWords.of(
                        number ->
                                Words.number(
                                        BigDecimal.valueOf(number.doubleValue())
                                                .setScale(0, RoundingMode.HALF_UP))));
    }

    void draw(List<ChartPoint> points) {
        chart.getData().clear();
        if (points.isEmpty()) {
            return;
        }
        long first = points.getFirst().at().getEpochSecond();
        long last = Math.max(first + 1, points.getLast().at().getEpochSecond());
        when.setLowerBound((double) first);
        when.setUpperBound((double) last);
        when.setTickUnit((double) Math.max(1, (last - first) / TICKS));
        var balance = new XYChart.Series<Number, Number>();
        balance.setName(texts.getString("chart.balance"));
        var equity = new XYChart.Series<Number, Number>();
        equity.setName(texts.getString("chart.equity"));
        for (ChartPoint point : points) {
            long at = point.at().getEpochSecond();
            balance.getData().add(new XYChart.Data<>(at, point.balance()));
            BigDecimal known = point.equity();
            if (known != null) {
                equity.getData().add(new XYChart.Data<>(at, known));
            }
        }
        chart.getData().add(balance);
        chart.getData().add(equity);
    }
}
