package fidus.desktop.fees;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.fees.runs.AgreedTerms;
import fidus.fees.runs.Mandate;
import fidus.mt5.AccountKey;

import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The sheet that changes a mandate.
public final class ChangeMandateView extends VBox {
    private final ChangeMandateModel model;
    private final ResourceBundle texts;

    @FXML private Label name;
    @FXML private DatePicker agreedFrom;
    @FXML private Label agreedFromFault;
    @FXML private VBox terms;
    @FXML private Label changes;
    @FXML private ComboBox<AccountKey> joins;
    @FXML private DatePicker joinsOn;
    @FXML private Label joinsFault;
    @FXML private ComboBox<AccountKey> leaves;
    @FXML private DatePicker leavesOn;
    @FXML private Label leavesFault;
    @FXML private DatePicker endOn;
    @FXML private Label endOnFault;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button prepare;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ChangeMandateView(ChangeMandateModel model) {
        this.model = model;
        texts = Fxml.load(this);
        Choice.day(agreedFrom, model.agreedFrom);
        Choice.day(joinsOn, model.joinsOn);
        Choice.day(leavesOn, model.leavesOn);
        Choice.day(endOn, model.endOn);
        reason.textProperty().bindBidirectional(model.reason);
        var form = new AgreementForm(model.terms, true);
        terms.getChildren().setAll(form);
        model.terms.whenChanged(this::compare);
        keys(joins, model.joins);
        keys(leaves, model.leaves);
        prepare.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                form.named(new Faults(problem))
                        .at("agreedFrom", agreedFromFault)
                        .at("agreed", agreedFromFault)
                        .at("endOn", endOnFault)
                        .at("joins", joinsFault)
                        .at("leaves", leavesFault)
                        .at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.mandate.addListener((_, _, now) -> show(now));
        model.accounts().valueProperty().addListener((_, _, _) -> offer());
    }

    @FXML
    void close() {
        model.begin(null);
    }

    @FXML
    void send() {
        model.send();
    }

    private static void keys(ComboBox<AccountKey> box, ObjectProperty<@Nullable AccountKey> value) {
        box.setConverter(Choice.words(AccountKey::toString));
        box.valueProperty().bindBidirectional(value);
    }

    private void show(@Nullable Mandate now) {
        if (now != null) {
            name.setText(now.name());
            offer();
            compare();
            agreedFrom.requestFocus();
        }
    }

    private void compare() {
        List<AgreedTerms.Change> now = model.changes();
        changes.setText(
                now.isEmpty()
                        ? texts.getString("changes.none")
                        : MessageFormat.format(
                                texts.getString("changes"),
                                now.stream()
                                        .map(AgreedTerms.Change::toString)
                                        .collect(Collectors.joining(" · "))));
    }

    private void offer() {
        AccountKey coming = model.joins.get();
        AccountKey going = model.leaves.get();
        joins.getItems().setAll(model.joinable());
        leaves.getItems().setAll(model.leavable());
        model.joins.set(coming);
        model.leaves.set(going);
    }
}
