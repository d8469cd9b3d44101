package fidus.desktop.approvals;

import fidus.approvals.Shown;
import fidus.desktop.controls.WholeWords;
import fidus.desktop.controls.Words;

import javafx.beans.binding.Bindings;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.List;

/// The lines that are agreed to: their names beside what they say, whole in a narrow pane too.
public final class ShownLines extends GridPane {
    /// The share of the width that names have where there is room, in pixels what they have at
    /// least.
    private static final double NAMES = 0.36;

    private static final double LEAST = 112;

    public ShownLines() {
        var names = new ColumnConstraints();
        names.maxWidthProperty().bind(Bindings.max(LEAST, widthProperty().multiply(NAMES)));
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
    }

    public void show(List<Shown> lines) {
        getChildren().clear();
        for (int row = 0; row < lines.size(); row++) {
            Shown line = lines.get(row);
            addRow(
                    row,
                    label(Words.told(line.label()), "shown-label"),
                    label(Words.told(line.label(), line.value()), "shown-value"));
        }
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        WholeWords.of(label, LEAST);
        setValignment(label, VPos.TOP);
        return label;
    }
}
