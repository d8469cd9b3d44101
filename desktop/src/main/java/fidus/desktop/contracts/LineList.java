package fidus.desktop.contracts;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.money.Money;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;

/// Draws the lines that place a principal, and their sum against it.
final class LineList {
    private final LinesModel model;
    private final VBox lines;
    private final Label sum;
    private final ResourceBundle texts;
    private final Faults faults;
    private final Map<LineModel, LineView> drawn = new HashMap<>();

    /// @param lines holds the lines
    /// @param sum says how much of the principal is placed
    LineList(LinesModel model, VBox lines, Label sum, ResourceBundle texts, Faults faults) {
        this.model = model;
        this.lines = lines;
        this.sum = sum;
        this.texts = texts;
        this.faults = faults;
        model.all().addListener((ListChangeListener<LineModel>) _ -> draw());
        model.principalProperty().addListener((_, _, _) -> sums());
        draw();
    }

    /// The accounts to choose from changed.
    void offer() {
        drawn.values().forEach(LineView::offer);
    }

    private void draw() {
        faults.forgetPartsOf("lines");
        drawn.keySet().retainAll(model.all());
        for (int at = 0; at < model.all().size(); at++) {
            LineView view = drawn.computeIfAbsent(model.all().get(at), this::line);
            view.at(at);
            faults.at("lines." + at, view.fault());
        }
        lines.getChildren().setAll(model.all().stream().map(drawn::get).toList());
        sums();
    }

    private LineView line(LineModel line) {
        line.sum.addListener((_, _, _) -> sums());
        return new LineView(model, line, texts);
    }

    private void sums() {
        Money whole = model.principalProperty().get();
        Money placed = model.placed();
        Money open = model.open();
        sum.getStyleClass().remove("sum-whole");
        if (whole == null || placed == null || open == null) {
            sum.setText("");
        } else if (model.isPlaced()) {
            sum.getStyleClass().add("sum-whole");
            sum.setText(MessageFormat.format(texts.getString("sum.whole"), Words.money(placed)));
        } else {
            sum.setText(
                    MessageFormat.format(
                            texts.getString("sum.open"),
                            Words.number(placed),
                            Words.number(whole),
                            Words.money(open)));
        }
    }
}
