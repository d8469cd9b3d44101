package fidus.desktop.close;

import fidus.close.CloseBlock;
import fidus.close.CloseFigure;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ResourceBundle;
import java.util.function.Consumer;

/// What blocks a step, with the ways to where it is put right, and its figures.
final class StepLines {
    private final VBox blocks;
    private final GridPane figures;
    private final ResourceBundle texts;
    private final Consumer<CloseBlock> go;

    StepLines(VBox blocks, GridPane figures, ResourceBundle texts, Consumer<CloseBlock> go) {
        this.blocks = blocks;
        this.figures = figures;
        this.texts = texts;
        this.go = go;
        var names = new ColumnConstraints();
        names.setPercentWidth(45);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        figures.getColumnConstraints().setAll(names, values);
    }

    void show(@Nullable CloseStep now) {
        blocks.getChildren().clear();
        figures.getChildren().clear();
        CloseView.visible(blocks, now != null && !now.blocks().isEmpty());
        CloseView.visible(figures, now != null && !now.figures().isEmpty());
        if (now == null) {
            return;
        }
        for (CloseBlock block : now.blocks()) {
            blocks.getChildren().add(line(block));
        }
        int row = 0;
        for (CloseFigure figure : now.figures()) {
            figures.addRow(
                    row++,
                    label(figure.name(), "shown-label"),
                    label(figure.value(), "shown-value"));
        }
    }

    private Node line(CloseBlock block) {
        Label message = label(AgainstMonthWords.of(block.message()), "close-block");
        boolean leads = block.closePlace() != ClosePlace.CLOSE || !block.subject().isEmpty();
        if (!leads) {
            return message;
        }
        var way = new Hyperlink(texts.getString("go." + block.closePlace()));
        way.setOnAction(_ -> go.accept(block));
        return new VBox(message, way);
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
