package fidus.desktop.agents;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The sheet for a new agent.
public final class AddAgentView extends VBox {
    private final AddAgentModel model;
    private final Runnable closed;

    @FXML private TextField name;
    @FXML private Label nameFault;
    @FXML private TextField email;
    @FXML private Label emailFault;
    @FXML private TextField rate;
    @FXML private Label rateFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AddAgentView(AddAgentModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        var _ = Fxml.load(this);
        name.textProperty().bindBidirectional(model.name);
        email.textProperty().bindBidirectional(model.email);
        rate.textProperty().bindBidirectional(model.rate);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("name", nameFault)
                        .at("email", emailFault)
                        .at("commissionRate", rateFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    void begin() {
        name.requestFocus();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }
}
