package fidus.desktop.close;

import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ResourceBundle;

/// The sheet for the committee's capital, one row for each fund.
public final class MonthStartView extends VBox {
    private final MonthStartModel model;

    @FXML private VBox totals;
    @FXML private Label totalsFault;
    @FXML private TextArea note;
    @FXML private Label noteFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public MonthStartView(MonthStartModel model) {
        this.model = model;
        ResourceBundle texts = Fxml.load(this);
        for (MonthStartModel.Line line : model.lines()) {
            var fund = new Label(line.fund.name());
            fund.getStyleClass().add("shown-value");
            totals.getChildren()
                    .addAll(
                            fund,
                            field(texts.getString("capital"), line.capital),
                            new HBox(
                                    12,
                                    field(texts.getString("reserves"), line.reserves),
                                    field(texts.getString("unallocated"), line.unallocated)));
        }
        note.textProperty().bindBidirectional(model.note);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults = new Faults(problem).at("totals", totalsFault).at("note", noteFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    private static VBox field(String name, ObjectProperty<@Nullable Money> sum) {
        var field = new MoneyField();
        field.moneyProperty().addListener((_, _, now) -> sum.set(now));
        sum.addListener(
                (_, _, now) -> {
                    if (now == null && field.moneyProperty().get() != null) {
                        field.setMoney(null);
                    }
                });
        var label = new Label(name);
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("field");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void send() {
        model.send();
    }
}
