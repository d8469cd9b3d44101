package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.StillAtWork;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.desk.SignOffTrial;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// What stands against signing the chosen runs, one line each, and preparing it for all of them.
public final class GroupSignOffPane extends VBox {
    /// Of four lines.
    private static final double LEAST = 72;

    private final GroupSignOffModel model;
    private final ResourceBundle texts;
    private final StillAtWork work;

    @FXML private Label title;
    @FXML private ScrollPane room;
    @FXML private GridPane lines;
    @FXML private TextField note;
    @FXML private Button prepare;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    GroupSignOffPane(GroupSignOffModel model) {
        this.model = model;
        texts = Fxml.load(this);
        for (Node node : List.of(room, note, prepare)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        room.visibleProperty().bind(Bindings.isNotEmpty(lines.getChildren()));
        // of itself it is as high as a few lines or as two, whatever stands in it
        room.prefViewportHeightProperty().bind(lines.heightProperty());
        room.minViewportHeightProperty().bind(Bindings.min(LEAST, lines.heightProperty()));
        model.trialProperty().addListener((_, _, now) -> show(now));
        model.chosenProperty().addListener((_, _, _) -> show(model.trialProperty().get()));
        var faults = new Faults(problem).mark("note", note);
        model.sent()
                .problemProperty()
                .addListener(
                        (_, _, why) -> {
                            faults.show(why);
                            visible();
                        });
        prepare.disableProperty().bind(model.sent().busyProperty());
        work = new StillAtWork(model.sent().busyProperty());
        getChildren().add(work);
        work.visibleProperty().addListener((_, _, _) -> visible());
        show(null);
        sceneProperty().addListener((_, _, now) -> left(now));
    }

    /// Whoever comes back to the page looks at the runs anew.
    private void left(@Nullable Scene now) {
        if (now == null) {
            model.changed();
        }
    }

    /// What is answered at once is not announced.
    private void visible() {
        boolean chosen = !model.chosenProperty().get().isEmpty();
        boolean now =
                model.trialProperty().get() != null
                        || model.sent().problemProperty().get() != null
                        || (chosen && work.isVisible());
        setVisible(now);
        setManaged(now);
    }

    private void show(@Nullable SignOffTrial now) {
        visible();
        boolean clean = now != null && model.isClean();
        prepare.setVisible(clean);
        note.setVisible(clean);
        lines.getChildren().clear();
        if (now == null) {
            int looked = model.chosenProperty().get().size();
            title.setText(
                    looked == 0 ? "" : MessageFormat.format(texts.getString("looks"), looked));
            note.clear();
            return;
        }
        long against = now.lines().stream().filter(line -> line.why() != null).count();
        title.setText(
                MessageFormat.format(
                        texts.getString(against == 0 ? "clean" : "against"),
                        now.lines().size(),
                        against));
        now.lines().stream().filter(line -> line.why() != null).forEach(this::say);
        now.lines().stream().filter(line -> line.why() == null).forEach(this::say);
        room.setVvalue(0);
        prepare.setText(MessageFormat.format(texts.getString("prepare"), now.lines().size()));
    }

    /// What stands against it comes first: of very many lines the first ones are in view.
    private void say(SignOffTrial.Line line) {
        String why = line.why();
        var run = new Label(line.title());
        run.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(run, VPos.TOP);
        var said = new Label(why == null ? free(line) : why);
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        said.getStyleClass().add(why == null ? "shown-label" : "against");
        lines.addRow(lines.getRowCount(), run, said);
    }

    private String free(SignOffTrial.Line line) {
        Integer explained = line.explained();
        if (explained == null) {
            return texts.getString("line.free");
        }
        return explained == 0
                ? texts.getString("line.clean")
                : MessageFormat.format(texts.getString("line.explained"), explained);
    }

    @FXML
    void prepare() {
        model.prepare(note.getText());
    }

    @FXML
    void leave() {
        model.leave();
    }
}
