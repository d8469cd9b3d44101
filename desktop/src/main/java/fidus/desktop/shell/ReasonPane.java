package fidus.desktop.shell;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.SendKey;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// The sheet that asks why, and where needed for the password once more.
public final class ReasonPane extends VBox {
    private final ReasonModel model;

    @FXML private VBox body;
    @FXML private Label title;
    @FXML private Label hint;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private VBox confirmation;
    @FXML private PasswordField password;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ReasonPane(ReasonModel model) {
        this.model = model;
        var _ = Fxml.load(this);
        reason.textProperty().bindBidirectional(model.reasonProperty());
        SendKey.of(reason, send);
        send.disableProperty().bind(model.readyProperty().not());
        confirmation.visibleProperty().bind(model.confirmingProperty());
        confirmation.managedProperty().bind(model.confirmingProperty());
        Faults faults = new Faults(problem).at("reason", reasonFault);
        model.problemProperty().addListener((_, _, why) -> faults.show(why));
        model.deedProperty().addListener((_, _, now) -> show(now));
        model.confirmingProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now) {
                                password.requestFocus();
                            }
                        });
        show(null);
    }

    /// Tells something more below the reason, which so stays in view.
    public ReasonPane telling(Node more) {
        body.getChildren().add(more);
        return this;
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void send() {
        if (model.confirmingProperty().get()) {
            model.confirm(password.getText());
            password.clear();
        } else {
            model.send();
        }
    }

    private void show(ReasonModel.@Nullable Deed now) {
        if (now != null) {
            title.setText(now.title());
            hint.setText(now.hint());
            send.setText(now.verb());
            reason.requestFocus();
        }
        password.clear();
    }
}
