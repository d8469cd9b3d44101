package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.StillAtWork;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.desk.SignOffTrial;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What stands against signing the chosen runs, one line each, and preparing it for all of them.
public final class GroupSignOffPane extends VBox {
    private final GroupSignOffModel model;
    private final ResourceBundle texts;
    private final StillAtWork work;

    @FXML private Label title;
    @FXML private Label lines;
    @FXML private TextField note;
    @FXML private Button prepare;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    GroupSignOffPane(GroupSignOffModel model) {
        this.model = model;
        texts = Fxml.load(this);
        for (Node node : List.of(lines, note, prepare)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        lines.visibleProperty().bind(lines.textProperty().isNotEmpty());
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
        if (now == null) {
            int looked = model.chosenProperty().get().size();
            title.setText(
                    looked == 0 ? "" : MessageFormat.format(texts.getString("looks"), looked));
            lines.setText("");
            note.clear();
            return;
        }
        long against = now.lines().stream().filter(line -> line.why() != null).count();
        title.setText(
                MessageFormat.format(
                        texts.getString(against == 0 ? "clean" : "against"),
                        now.lines().size(),
                        against));
        lines.setText(
                now.lines().stream()
                        .map(line -> line.title() + ": " + said(line))
                        .collect(Collectors.joining("\n")));
        prepare.setText(MessageFormat.format(texts.getString("prepare"), now.lines().size()));
    }

    private String said(SignOffTrial.Line line) {
        String why = line.why();
        Integer explained = line.explained();
        if (why != null || explained == null) {
            return why == null ? texts.getString("line.free") : why;
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
