package fidus.desktop.cashflow;

import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowKind;
import fidus.cashflow.CashFlowMonth;
import fidus.cashflow.CashFlowStatus;
import fidus.desktop.controls.Words;
import fidus.money.Money;

import javafx.geometry.VPos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is due per month as stacked bars, and what is left after each month as a line over a zero
/// line. Below zero everything is coloured, and each month that ends there is marked. Sums become
/// floating numbers here and nowhere before.
final class MonthsChart extends Pane {
    private static final double LEFT = 84;
    private static final double RIGHT = 16;
    private static final double TOP = 16;
    private static final double BOTTOM = 24;
    private static final int TICKS = 5;

    private @Nullable CashFlowCalendar calendar;
    private @Nullable CashFlowKind only;

    MonthsChart() {
        getStyleClass().add("months-chart");
        setMinHeight(110);
        setPrefHeight(230);
        setMinWidth(300);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    /// @param kind draws the bars of this kind alone; null for all
    void show(@Nullable CashFlowCalendar now, @Nullable CashFlowKind kind) {
        calendar = now;
        only = kind;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        getChildren().clear();
        CashFlowCalendar now = calendar;
        if (now != null && getWidth() > LEFT + RIGHT && getHeight() > TOP + BOTTOM) {
            draw(now.months());
        }
    }

    /// How the bars of a kind are coloured, in the chart and in its legend.
    static String style(CashFlowKind kind) {
        return "bar-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// From sums to places.
    private record Scale(double low, double high, double height) {
        double y(double sum) {
            return TOP + (high - sum) / (high - low) * (height - TOP - BOTTOM);
        }
    }

    private void draw(List<CashFlowMonth> months) {
        Scale scale = scale(months);
        grid(scale);
        shortfall(months, scale);
        double step = (getWidth() - LEFT - RIGHT) / months.size();
        for (int i = 0; i < months.size(); i++) {
            bars(months.get(i), LEFT + step * i, step, scale);
        }
        styled(new Line(LEFT, scale.y(0), getWidth() - RIGHT, scale.y(0)), "zero-line");
        balance(months, step, scale);
    }

    private Scale scale(List<CashFlowMonth> months) {
        double low = 0;
        double high = 0;
        for (CashFlowMonth month : months) {
            double stack = 0;
            for (CashFlowKind kind : CashFlowKind.values()) {
                stack += due(month, kind);
            }
            high = Math.max(high, stack);
            Money after = month.balanceAfter();
            if (after != null) {
                high = Math.max(high, after.amount().doubleValue());
                low = Math.min(low, after.amount().doubleValue());
            }
        }
        double room = Math.max(1, (high - low) * 0.08);
        return new Scale(low < 0 ? low - room : 0, high + room, getHeight());
    }

    private double due(CashFlowMonth month, CashFlowKind kind) {
        return only == null || only == kind
                ? CashFlowModel.due(month, kind).amount().doubleValue()
                : 0;
    }

    private void grid(Scale scale) {
        double step = step((scale.high - scale.low) / TICKS);
        for (double at = Math.ceil(scale.low / step) * step; at <= scale.high; at += step) {
            double y = scale.y(at);
            styled(new Line(LEFT, y, getWidth() - RIGHT, y), "grid-line");
            Text text = text(LEFT - 8, y, whole(at), "axis-text");
            text.setX(LEFT - 8 - text.getLayoutBounds().getWidth());
        }
    }

    /// One, two or five times a power of ten.
    private static double step(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(wanted, 1))));
        for (int times : new int[] {1, 2, 5}) {
            if (power * times >= wanted) {
                return power * times;
            }
        }
        return power * 10;
    }

    /// The ground below zero.
    private void shortfall(List<CashFlowMonth> months, Scale scale) {
        boolean below = months.stream().anyMatch(MonthsChart::isShort);
        if (below) {
            double zero = scale.y(0);
            styled(
                    new Rectangle(LEFT, zero, getWidth() - LEFT - RIGHT, scale.y(scale.low) - zero),
                    "below-zero");
        }
    }

    private void bars(CashFlowMonth month, double x, double step, Scale scale) {
        double from = 0;
        var said = new StringBuilder(month.month());
        var drawn = new ArrayList<Rectangle>();
        for (CashFlowKind kind : CashFlowKind.values()) {
            double due = due(month, kind);
            if (due > 0) {
                double top = scale.y(from + due);
                var bar = new Rectangle(x + step * 0.22, top, step * 0.56, scale.y(from) - top);
                styled(bar, style(kind));
                drawn.add(bar);
                from += due;
                said.append('\n')
                        .append(Words.of(kind))
                        .append(' ')
                        .append(Words.number(CashFlowModel.due(month, kind)));
            }
        }
        for (Rectangle bar : drawn) {
            Tooltip.install(bar, new Tooltip(said.toString()));
        }
        Text name = text(x, getHeight() - BOTTOM / 2, label(month.month()), "axis-text");
        name.setX(x + (step - name.getLayoutBounds().getWidth()) / 2);
        if (isShort(month)) {
            name.getStyleClass().add("short");
        }
    }

    private void balance(List<CashFlowMonth> months, double step, Scale scale) {
        var line = new Polyline();
        var area = new Polygon();
        var markers = new ArrayList<Circle>();
        double zero = scale.y(0);
        double lastX = LEFT;
        double lastY = zero;
        for (int i = 0; i < months.size(); i++) {
            Money after = months.get(i).balanceAfter();
            if (after == null) {
                return;
            }
            double x = LEFT + step * (i + 0.5);
            double y = scale.y(after.amount().doubleValue());
            if (i > 0 && (lastY > zero) != (y > zero)) {
                double cross = lastX + (x - lastX) * (zero - lastY) / (y - lastY);
                area.getPoints().addAll(cross, zero);
            }
            if (y > zero) {
                if (area.getPoints().isEmpty()) {
                    area.getPoints().addAll(x, zero);
                }
                area.getPoints().addAll(x, y);
            }
            line.getPoints().addAll(x, y);
            markers.add(marker(months.get(i), after, x, y));
            lastX = x;
            lastY = y;
        }
        if (lastY > zero) {
            area.getPoints().addAll(lastX, zero);
        }
        styled(area, "short-area");
        styled(line, "balance-line");
        getChildren().addAll(markers);
    }

    private static Circle marker(CashFlowMonth month, Money after, double x, double y) {
        boolean isShort = isShort(month);
        var marker = new Circle(x, y, isShort ? 5 : 3);
        marker.getStyleClass().add(isShort ? "short-marker" : "balance-marker");
        Tooltip.install(marker, new Tooltip(month.month() + "\n" + Words.money(after)));
        return marker;
    }

    private static boolean isShort(CashFlowMonth month) {
        return month.status() != null && month.status() != CashFlowStatus.FUNDED;
    }

    private void styled(Shape shape, String style) {
        shape.getStyleClass().add(style);
        getChildren().add(shape);
    }

    private Text text(double x, double y, String words, String style) {
        var text = new Text(x, y, words);
        text.setTextOrigin(VPos.CENTER);
        styled(text, style);
        text.applyCss();
        return text;
    }

    /// `2026-03` as `03/26`: all fourteen fit under a small window.
    private static String label(String month) {
        return month.substring(5) + "/" + month.substring(2, 4);
    }

    private static String whole(double sum) {
        return Words.number(BigDecimal.valueOf(sum).setScale(0, RoundingMode.HALF_UP));
    }
}
