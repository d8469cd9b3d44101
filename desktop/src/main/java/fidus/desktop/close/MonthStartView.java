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
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ResourceBundle;

/// The sheet for the committee's capital, one row for each fund.
public final class MonthStartView extends VBox {
    private final MonthStartModel model;

    @FXML private GridPane totals;
    @FXML private Label totalsFault;
    @FXML private TextArea note;
    @FXML private Label noteFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public MonthStartView(MonthStartModel model) {
        this.model = model;
        ResourceBundle texts = Fxml.load(this);
        int column = 0;
        for (String name : new String[] {"fund", "capital", "reserves", "unallocated"}) {
            var head = new Label(texts.getString(name));
            head.getStyleClass().add("shown-label");
            totals.add(head, column++, 0);
        }
        int row = 1;
        for (MonthStartModel.Line line : model.lines()) {
            var fund = new Label(line.fund.name());
            fund.setMinWidth(USE_PREF_SIZE);
            totals.addRow(
                    row++,
                    fund,
                    field(line.capital),
                    field(line.reserves),
                    field(line.unallocated));
        }
        note.textProperty().bindBidirectional(model.note);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults = new Faults(problem).at("totals", totalsFault).at("note", noteFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    private static MoneyField field(ObjectProperty<@Nullable Money> sum) {
        var field = new MoneyField();
        field.setPrefColumnCount(7);
        GridPane.setHgrow(field, Priority.ALWAYS);
        field.moneyProperty().addListener((_, _, now) -> sum.set(now));
        sum.addListener(
                (_, _, now) -> {
                    if (now == null && field.moneyProperty().get() != null) {
                        field.setMoney(null);
                    }
                });
        return field;
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
