package fidus.desktop.payments;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The sheet for a new account of the house.
public final class HouseSheet extends VBox {
    private final HousesModel model;

    @FXML private TextField houseName;
    @FXML private Label houseNameFault;
    @FXML private VBox place;
    @FXML private ProblemPane problem;
    @FXML private VBox confirmation;
    @FXML private PasswordField password;
    @FXML private Button sendHouse;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    HouseSheet(HousesModel model) {
        this.model = model;
        var _ = Fxml.load(this);
        houseName.textProperty().bindBidirectional(model.name);
        var pane = new PlacePane(model.place);
        place.getChildren().setAll(pane);
        sendHouse.disableProperty().bind(model.command().readyProperty().not());
        confirmation.visibleProperty().bind(model.confirmingProperty());
        confirmation.managedProperty().bind(model.confirmingProperty());
        model.confirmingProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now) {
                                password.requestFocus();
                            }
                        });
        Faults faults = pane.at(new Faults(problem)).at("name", houseNameFault);
        model.problemProperty().addListener((_, _, why) -> faults.show(why));
    }

    void begin() {
        password.clear();
        houseName.requestFocus();
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void send() {
        if (model.confirmingProperty().get()) {
            String typed = password.getText();
            password.clear();
            model.confirm(typed);
        } else {
            model.add();
        }
    }
}
