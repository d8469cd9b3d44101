package fidus.desktop.banks;

import fidus.bank.CsvProfile.Decimal;
import fidus.bank.CsvProfile.SignRule;
import fidus.desktop.banks.CsvModel.Field;
import fidus.desktop.controls.Choice;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.ResourceBundle;

/// How a CSV file is read: every field with its word, tried on the file at hand.
public final class CsvPane extends VBox {
    private final ResourceBundle texts;
    private final BankFileModel file;

    @FXML private TextField profileName;
    @FXML private TextField delimiter;
    @FXML private TextField charset;
    @FXML private TextField datePattern;
    @FXML private ComboBox<Decimal> decimal;
    @FXML private ComboBox<SignRule> sign;
    @FXML private TextField creditMarks;
    @FXML private TextField openingCell;
    @FXML private TextField closingCell;
    @FXML private FlowPane numbers;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    CsvPane(BankFileModel file) {
        this.file = file;
        CsvModel model = file.csv();
        texts = Fxml.load(this);
        profileName.textProperty().bindBidirectional(model.name);
        delimiter.textProperty().bindBidirectional(model.delimiter);
        charset.textProperty().bindBidirectional(model.charset);
        datePattern.textProperty().bindBidirectional(model.datePattern);
        creditMarks.textProperty().bindBidirectional(model.creditMarks);
        openingCell.textProperty().bindBidirectional(model.openingCell);
        closingCell.textProperty().bindBidirectional(model.closingCell);
        Choice.bind(
                decimal,
                model.decimal,
                List.of(Decimal.values()),
                one -> texts.getString("decimal." + one));
        Choice.bind(
                sign,
                model.sign,
                List.of(SignRule.values()),
                one -> texts.getString("sign." + one));
        for (Field field : Field.values()) {
            numbers.getChildren().add(number(model, field));
        }
    }

    @FXML
    void again() {
        file.readAgain();
    }

    private VBox number(CsvModel model, Field field) {
        var typed = new TextField();
        typed.setId("csv-" + field);
        typed.setPrefColumnCount(4);
        typed.textProperty().bindBidirectional(model.number(field));
        typed.setOnAction(_ -> file.readAgain());
        var label = new Label(texts.getString("number." + field));
        label.setLabelFor(typed);
        var box = new VBox(label, typed);
        box.getStyleClass().add("field");
        return box;
    }
}
