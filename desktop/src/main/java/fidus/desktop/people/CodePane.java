package fidus.desktop.people;

import fidus.auth.OneTimeCode;
import fidus.auth.Person;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet that shows one half of a one-time code, once.
final class CodePane extends VBox {
    private final PeopleModel model;
    private final ResourceBundle texts;

    @FXML private Label title;
    @FXML private VBox confirmation;
    @FXML private PasswordField password;
    @FXML private VBox shown;
    @FXML private Label whose;
    @FXML private TextField code;
    @FXML private Label until;
    @FXML private ProblemPane problem;
    @FXML private Button go;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    CodePane(PeopleModel model) {
        this.model = model;
        texts = Fxml.load(this);
        for (Node one : new Node[] {confirmation, go}) {
            one.visibleProperty().bind(model.stepUp().confirmingProperty());
            one.managedProperty().bind(model.stepUp().confirmingProperty());
        }
        Faults faults = new Faults(problem);
        model.stepUp().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.codedProperty().addListener((_, _, now) -> name(now));
        model.halfProperty().addListener((_, _, now) -> show(now));
        name(model.codedProperty().get());
        show(model.halfProperty().get());
    }

    @FXML
    void close() {
        model.closeCode();
    }

    @FXML
    void confirm() {
        model.stepUp().confirm(password.getText());
        password.clear();
    }

    private void name(@Nullable Person of) {
        password.clear();
        title.setText(of == null ? "" : text("title", of.name()));
    }

    private void show(@Nullable OneTimeCode half) {
        Person of = model.codedProperty().get();
        boolean there = half != null && of != null;
        shown.setVisible(there);
        shown.setManaged(there);
        code.clear();
        if (half != null && of != null) {
            whose.setText(text("half." + half.half(), of.name()));
            code.setText(half.code());
            until.setText(
                    text(
                            "until",
                            of.name(),
                            Words.instant(half.endsAt()),
                            texts.getString("other." + half.half())));
        }
    }

    private String text(String key, Object... words) {
        return MessageFormat.format(texts.getString(key), words);
    }
}
