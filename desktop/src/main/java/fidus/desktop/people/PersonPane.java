package fidus.desktop.people;

import fidus.auth.Person;
import fidus.auth.Role;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet on which a person is added, or gets other roles.
final class PersonPane extends VBox {
    private final PersonModel model;
    private final ResourceBundle texts;
    private final Runnable sent;

    @FXML private Label title;
    @FXML private VBox loginField;
    @FXML private TextField login;
    @FXML private Label loginFault;
    @FXML private VBox nameField;
    @FXML private TextField name;
    @FXML private Label nameFault;
    @FXML private VBox roles;
    @FXML private Label rolesFault;
    @FXML private CheckBox active;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private VBox confirmation;
    @FXML private PasswordField password;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    /// @param sent runs when the command waits for an approver
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    PersonPane(PersonModel model, Runnable sent) {
        this.model = model;
        this.sent = sent;
        texts = Fxml.load(this);
        for (Role role : PersonModel.staff()) {
            var box = new CheckBox(texts.getString(role.name()));
            box.selectedProperty().bindBidirectional(model.role(role));
            roles.getChildren().add(box);
        }
        login.textProperty().bindBidirectional(model.login);
        name.textProperty().bindBidirectional(model.name);
        active.selectedProperty().bindBidirectional(model.active);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.readyProperty().not());
        confirmation.visibleProperty().bind(model.stepUp().confirmingProperty());
        confirmation.managedProperty().bind(model.stepUp().confirmingProperty());
        Faults faults =
                new Faults(problem)
                        .at("login", loginFault)
                        .at("name", nameFault)
                        .at("roles", rolesFault)
                        .at("reason", reasonFault);
        model.stepUp().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.openProperty().addListener((_, _, now) -> show(now));
        show(model.openProperty().get());
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void send() {
        if (model.stepUp().confirmingProperty().get()) {
            model.stepUp().confirm(password.getText());
            password.clear();
        } else {
            model.send(_ -> sent.run());
        }
    }

    private void show(PersonModel.@Nullable Form form) {
        password.clear();
        if (form == null) {
            return;
        }
        Person of = form.of();
        title.setText(
                of == null
                        ? texts.getString("add")
                        : MessageFormat.format(texts.getString("change"), of.name()));
        visible(loginField, of == null);
        visible(nameField, of == null);
        visible(active, of != null);
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
