package fidus.desktop.shell;

import fidus.desktop.controls.ProblemPane;

import javafx.beans.DefaultProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A part of a screen that stands on one answer: a wheel until it is there, the reason when it does
/// not come, and the old answer under that reason when there is one.
@DefaultProperty("content")
public final class AnswerPane extends VBox {
    private final ProblemPane problem = new ProblemPane();
    private final ProgressIndicator wheel = new ProgressIndicator();
    private final VBox content = new VBox();
    private final StackPane body = new StackPane(content, wheel);

    public AnswerPane() {
        setSpacing(12);
        setMinWidth(0);
        body.setMinWidth(0);
        content.setMinWidth(0);
        wheel.setMaxSize(32, 32);
        wheel.setVisible(false);
        content.setVisible(false);
        content.setFillWidth(true);
        body.setAlignment(Pos.CENTER);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(problem, body);
    }

    /// What is shown once there is an answer.
    public ObservableList<Node> getContent() {
        return content.getChildren();
    }

    public void bind(Fetched<?> source) {
        content.visibleProperty().bind(source.valueProperty().isNotNull());
        wheel.visibleProperty().bind(source.loadingProperty().and(source.valueProperty().isNull()));
        source.problemProperty().addListener((_, _, why) -> problem.show(why, source::again));
    }
}
