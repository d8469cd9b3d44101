package fidus.desktop.approvals;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Shell;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// One record beside its list: its values, what may be done to it, and what of it waits for a
/// second person.
public final class RecordSheet extends VBox {
    private final Label title = new Label();
    private final StatusBadge state = new StatusBadge();
    private final GridPane values = new GridPane();
    private final FlowPane deeds = new FlowPane(8, 8);
    private final ProblemPane problem = new ProblemPane();
    private final SecondPersonPane second;

    /// @param closed what the cross does
    public RecordSheet(Shell shell, Runnable closed) {
        second = new SecondPersonPane(shell);
        getStyleClass().add("sheet");
        title.setId("recordTitle");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        state.setId("recordState");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setAccessibleText("Close");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> closed.run());
        var head = new HBox(8, title, state, space, close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("sheet-head");
        values.setHgap(16);
        values.setVgap(6);
        var names = new ColumnConstraints();
        names.setMinWidth(112);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        values.getColumnConstraints().setAll(names, wide);
        var body = new VBox(values, deeds, problem, second);
        body.getStyleClass().addAll("form", "sheet-body");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("sheet-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /// Begins another record.
    public RecordSheet show(String name, Enum<?> its, StatusBadge.Tone tone) {
        title.setText(name);
        state.show(Words.of(its), tone);
        values.getChildren().clear();
        return this;
    }

    /// @param value nothing is added when it is null or blank
    public RecordSheet value(String id, String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        var label = new Label(name);
        label.getStyleClass().add("shown-label");
        label.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        var text = new Label(value);
        text.setId(id);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        values.addRow(values.getRowCount(), label, text);
        return this;
    }

    /// The buttons under the values.
    public void deeds(Button... buttons) {
        deeds.getChildren().setAll(buttons);
    }

    public ProblemPane problem() {
        return problem;
    }

    public SecondPersonPane second() {
        return second;
    }
}
