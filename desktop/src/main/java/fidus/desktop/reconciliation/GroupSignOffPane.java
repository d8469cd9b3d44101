package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.desk.SignOffTrial;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What stands against signing the chosen runs, one line each, and preparing it for all of them.
public final class GroupSignOffPane extends VBox {
    private final GroupSignOffModel model;
    private final ResourceBundle texts;

    @FXML private Label title;
    @FXML private Label lines;
    @FXML private TextField note;
    @FXML private Button prepare;
    @FXML private ProblemPane problem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    GroupSignOffPane(GroupSignOffModel model) {
        this.model = model;
        texts = Fxml.load(this);
        model.trialProperty().addListener((_, _, now) -> show(now));
        var faults = new Faults(problem).mark("note", note);
        model.sent()
                .problemProperty()
                .addListener(
                        (_, _, why) -> {
                            faults.show(why);
                            visible(why != null || model.trialProperty().get() != null);
                        });
        prepare.disableProperty().bind(model.sent().busyProperty());
        show(null);
    }

    private void show(@Nullable SignOffTrial now) {
        visible(now != null);
        if (now == null) {
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
        prepare.setVisible(against == 0);
        note.setVisible(against == 0);
    }

    private String said(SignOffTrial.Line line) {
        String why = line.why();
        return why == null ? texts.getString("line.clean") : why;
    }

    private void visible(boolean shown) {
        setVisible(shown);
        setManaged(shown);
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
